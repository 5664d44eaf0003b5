import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importFile } from '../../../lib/archive/export/import.ts'
import type { LiveEvent } from '../../../lib/model/events.ts'
import { decodeFrame } from '../../../lib/protocol/decode.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { Damage } from '../../../lib/store/damage.ts'
import { eraseEverything } from '../../../lib/store/erase.ts'
import { readEntries, readSession } from '../../../lib/store/read.ts'
import type { Store } from '../../../lib/store/store.ts'
import { createLog } from '../../room/log.ts'
import { busy, giftStorm, hostile, pausedAndEnded } from '../../room/scenes.ts'
import { AT, chat, freshStore, gift, writeSession } from '../store/entries.ts'
import { exportedText } from './exported.ts'

const signal = new AbortController().signal
const read = ({ tables }: Store, text: string | Uint8Array<ArrayBuffer>) =>
  importFile({ file: new Blob([text]) }, { tables, part: () => {}, signal })

const HEAD = `{"tingdan":1,"session":{"roomId":"7","webRid":"a","title":"t","anchor":"b","origin":"live","firstAt":1,"lastAt":2}}`
const line = (n: number, more: object = {}) =>
  JSON.stringify({ entry: { n, event: { ...chat(n), ...more } } })

/** All events of the simulated room's scenes, as they are decoded. */
function everyEvent(): LiveEvent[] {
  const stage = { roomId: '7300000000000000001', anchor: '主播', startsAt: AT }
  const log = createLog(stage.roomId, 0)
  return [busy(1), giftStorm(2), hostile(3), pausedAndEnded(4)].flatMap(scene =>
    [...scene.batches(stage)].slice(0, 60).flatMap(({ messages, raw }) => {
      const bytes = raw ?? log.make(messages, AT).bytes
      return decodeFrame(bytes, { roomId: stage.roomId, receivedAt: AT }).events
    }),
  )
}

test('a session comes back from its file exactly, gaps and all', async () => {
  const [from, to] = [freshStore(), freshStore()]
  const events = everyEvent()
  expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(10)
  await writeSession(from, events, '7', 500)
  await from.tables.marks.add({ session: '7', kind: 'lost', at: AT, n: 3, count: 2 })
  const { sessions, events: count } = await read(to, await exportedText(from, 'jsonl'))
  const [id = ''] = sessions
  const before = await readEntries(from.tables, '7', 0, Infinity, new Damage())
  expect(await readEntries(to.tables, id, 0, Infinity, new Damage())).toEqual(before)
  expect(count).toBe(before.length)
  const [a, b] = [await readSession(from.tables, '7'), await readSession(to.tables, id)]
  expect(b?.session).toMatchObject({
    origin: 'import',
    totals: a?.session.totals,
    firstAt: a?.session.firstAt,
  })
  expect(b?.summary.minutes).toEqual(a?.summary.minutes)
  expect(await to.tables.marks.toArray()).toMatchObject([
    { session: id, kind: 'lost', at: AT, n: 3, count: 2 },
  ])
})

test('what was answered is in the file, and comes back with it', async () => {
  const [from, to] = [freshStore(), freshStore()]
  await writeSession(from, [chat(1, '多少钱'), chat(2, '包邮吗'), chat(3, '多少钱？'), chat(4, '多少钱')])
  await from.tables.answers.add({ session: '7', key: '= 多少钱', n: 3, at: AT + 9, people: ['1', '3'] })
  const { sessions } = await read(to, await exportedText(from, 'jsonl'))
  expect(await to.tables.answers.toArray()).toEqual([
    { session: sessions[0], key: '= 多少钱', n: 3, at: AT + 9, people: ['1', '3'] },
  ])
  const table = (await exportedText(from, 'csv')).trim().split('\r\n').slice(1)
  const cells = table.map(row => row.split(',').at(-1))
  expect(cells).toEqual([expect.stringMatching(/^2026-/), '', cells[0], ''])
})

describe('what is wrong is told with its line, and nothing of the file stays', () => {
  test.each([
    ['an empty file', '', /^recording nothing/],
    ['bytes that are nothing of ours', Uint8Array.of(0xff, 0xfe, 0x0a), /^recording strange/],
    ['an entry before any session', line(1), /^line 1 headless/],
    ['no JSON', `${HEAD}\n{"entry"`, /^line 2 json/],
    ['another version', HEAD.replace('1', '2'), /^line 1 value tingdan/],
    ['an unknown type', `${HEAD}\n${line(1, { type: 'nonsense' })}`, /^line 2 value entry\.event\.type/],
    [
      'a text that is a number',
      `${HEAD}\n${line(1)}\n${line(2, { text: 5 })}`,
      /^line 3 value entry\.event\.text/,
    ],
    ['an id that is no number', `${HEAD}\n${line(1, { id: '1; DROP' })}`, /^line 2 value entry\.event\.id/],
    ['a time out of the world', `${HEAD}\n${line(1, { receivedAt: 1e300 })}`, /^line 2 value .*receivedAt/],
    ['entries out of order', `${HEAD}\n${line(2)}\n${line(2)}`, /^line 3 order entry\.n/],
    [
      'a text without end',
      `${HEAD}\n${line(1, { text: 'x'.repeat(200_000) })}`,
      /^line 2 value entry\.event\.text/,
    ],
    ['a line without end', `{${'x'.repeat(9_000_000)}`, /^line 1 long/],
    ['bytes that are no text', Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x0a), /^line 1 text/],
  ])('%s', async (_, text, complaint) => {
    const store = freshStore()
    await writeSession(store, [chat(1)], 'other')
    const tables = () => Promise.all(store.tables.tables.map(table => table.toArray()))
    const before = await tables()
    await expect(read(store, text)).rejects.toThrow(complaint)
    expect(await tables()).toEqual(before)
  })

  test('a failure behind thousands of good lines too', async () => {
    const store = freshStore()
    const lines = Array.from({ length: 5000 }, (_, at) => line(at + 1))
    await expect(read(store, [HEAD, ...lines, '{}'].join('\n'))).rejects.toThrow(/^line 5002 value/)
    for (const table of store.tables.tables) expect(await table.count()).toBe(0)
  })

  test('any bytes at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async bytes => {
        await expect(read(freshStore(), new Uint8Array(bytes))).rejects.toThrow()
      }),
      { numRuns: 50 },
    )
  })

  test('what nobody asked for is left out', async () => {
    const store = freshStore()
    const { sessions } = await read(store, `${HEAD}\n${line(1, { evil: '<script>', __proto__: { a: 1 } })}\n`)
    const [entry] = await readEntries(store.tables, sessions[0] ?? '', 0, 9, new Damage())
    expect(entry?.event).toEqual(chat(1))
  })
})

test('a combo that goes on over many packs is worth what its last message says', async () => {
  const store = freshStore()
  const room = new RoomSession('7', AT)
  const events: LiveEvent[] = Array.from({ length: 9000 }, (_, n) => gift(n, n + 1))
  const { entries } = room.accept({ events, now: 0, via: 'socket', at: AT, since: AT - 1 })
  const text = [HEAD, ...entries.map(entry => JSON.stringify({ entry }))].join('\n')
  const { sessions } = await read(store, text)
  const now = await readSession(store.tables, sessions[0] ?? '')
  expect(now?.session.totals).toMatchObject({ gifts: 9000, diamonds: 18_000, people: 1 })
  expect(await store.tables.gifts.toArray()).toMatchObject([{ n: 1, count: 9000, worth: 18_000 }])
})

describe('a session that is deleted while it is imported', () => {
  const lines = Array.from({ length: 5000 }, (_, at) => line(at + 1))
  test.each([
    ['at its beginning', 1],
    ['in the middle', 300_000],
    ['at its end', Infinity],
  ])('%s, is told as such, and nothing of it stays', async (_, from) => {
    const store = freshStore()
    const text = [HEAD, '{"mark":{"kind":"lost","at":1,"n":1,"count":1}}', ...lines].join('\n')
    let erased: Promise<void> | undefined
    const file = new Blob([text])
    const part = ({ done, all }: { done: number; all: number }) => {
      if (done >= Math.min(from, all)) erased ??= eraseEverything(store.tables)
    }
    const done = importFile({ file }, { tables: store.tables, part, signal })
    await expect(done).rejects.toMatchObject({ fault: { kind: 'gone' } })
    await erased
    for (const table of store.tables.tables) expect(await table.count()).toBe(0)
  })
})
