import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ExportAsk } from '../../../lib/archive/export/export.ts'
import { importFile } from '../../../lib/archive/export/import.ts'
import { COLUMNS, type Column } from '../../../lib/archive/export/words.ts'
import { Feed } from '../../../lib/feed/feed.ts'
import { compileFilter } from '../../../lib/filter/compile.ts'
import { parseFilter } from '../../../lib/filter/parse.ts'
import type { GiftEvent, LiveEvent } from '../../../lib/model/events.ts'
import { EVENT_TYPES } from '../../../lib/model/kinds.ts'
import { momentOf } from '../../../lib/model/moment.ts'
import { decodeFrame } from '../../../lib/protocol/decode.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { Damage } from '../../../lib/store/damage.ts'
import { readEntries, readSession } from '../../../lib/store/read.ts'
import { sealTail } from '../../../lib/store/seal.ts'
import type { Store } from '../../../lib/store/store.ts'
import { createLog } from '../../room/log.ts'
import { giftStorm } from '../../room/scenes.ts'
import { AT, chat, freshStore, gift, person, taken, writeSession } from '../store/entries.ts'
import { exported, exportedText } from './exported.ts'

type Row = Record<Column, string>

async function rowsOf(store: Store, format: 'csv' | 'xlsx', more: Partial<ExportAsk> = {}): Promise<Row[]> {
  const cells =
    format === 'csv'
      ? csvRows(await exportedText(store, 'csv', more))
      : xlsxRows(await exported(store, 'xlsx', more))
  return cells
    .slice(1)
    .map(row => Object.fromEntries(COLUMNS.map((column, at) => [column, row[at] ?? ''])) as Row)
}

/** By RFC 4180. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end !== ',') rows.push([])
  }
  return rows.slice(0, -1)
}

function xlsxRows(file: Uint8Array): string[][] {
  const sheet = new TextDecoder().decode(unzipSync(file)['xl/worksheets/sheet1.xml'])
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<c(?: [^>]*)?(?:\/>|>.*?<(?:v|t)[^>]*>(.*?)<\/.*?<?\/c>)/gs)].map(
      ([, value = '']) => value,
    ),
  )
}

const sum = (rows: Row[], column: Column) => rows.reduce((all, row) => all + Number(row[column]), 0)
const gifts = (rows: Row[]) => rows.filter(row => row.gift !== '')
const money = (rows: Row[]) => ({
  count: sum(rows, 'count'),
  added: sum(rows, 'added'),
  diamonds: sum(rows, 'diamonds'),
})

async function totalsOf({ tables }: Store, session = '7') {
  const now = await readSession(tables, session)
  if (!now) throw new Error('no session')
  return now.session.totals
}

describe('the gift storm', () => {
  let store: Store
  beforeAll(async () => {
    store = freshStore()
    const stage = { roomId: '7', anchor: '主播', startsAt: AT }
    const log = createLog(stage.roomId, 0)
    const events: LiveEvent[] = []
    for (const { messages, raw, afterMs } of giftStorm(3).batches(stage)) {
      const at = AT + events.length * 10 + afterMs
      events.push(...decodeFrame(raw ?? log.make(messages, at).bytes, { roomId: '7', receivedAt: at }).events)
    }
    const room = new RoomSession('7', AT)
    for (let at = 0; at < events.length; at += 7) {
      await store.write(taken(room, events.slice(at, at + 7)))
      // Combos run across packs, sealed ones and those of the tail.
      if (at % 35 === 0 && at < events.length / 2) await sealTail(store.tables, '7', 1)
    }
  })

  test.each(['csv', 'xlsx'] as const)('the columns of %s add up to what the page says', async format => {
    const totals = await totalsOf(store)
    const steps = totals.types.gift ?? 0
    const rows = await rowsOf(store, format)
    expect(money(rows)).toEqual({ count: totals.gifts, added: totals.gifts, diamonds: totals.diamonds })
    expect(gifts(rows).length).toBeLessThan(steps)
    expect(totals.diamonds).toBeGreaterThan(1000)
  })

  test('each combo is one row, where the feed has it', async () => {
    const feed = new Feed(
      Object.fromEntries(EVENT_TYPES.map(type => [type, true])) as ConstructorParameters<typeof Feed>[0],
    )
    feed.append(await readEntries(store.tables, '7', 0, Infinity, new Damage()))
    const rows = await rowsOf(store, 'csv')
    expect(rows.map(({ n }) => Number(n))).toEqual(
      feed.rows.filter(({ event }) => event.type !== 'battle').map(({ n }) => n),
    )
  })

  test.each(['type:gift', 'diamonds>=100', 'count>=10', 'diamonds<100', 'gift:小心心', 'is:combo'])(
    'under %s the columns are those of the feed under it',
    async query => {
      const parsed = parseFilter(query)
      if (!parsed.ok) throw new Error(query)
      const feed = new Feed(
        Object.fromEntries(EVENT_TYPES.map(type => [type, true])) as ConstructorParameters<typeof Feed>[0],
      )
      feed.append(await readEntries(store.tables, '7', 0, Infinity, new Damage()))
      const passed = feed.rows.filter(compileFilter(parsed.filter, { offset: 0 }))
      const rows = await rowsOf(store, 'csv', { query })
      expect(rows.map(({ n }) => Number(n))).toEqual(passed.map(({ n }) => n))
      expect(sum(rows, 'added')).toBe(passed.reduce((all, row) => all + row.count, 0))
      expect(sum(rows, 'diamonds')).toBe(passed.reduce((all, row) => all + row.diamonds, 0))
    },
  )

  test('text tells of each combo once', async () => {
    const totals = await totalsOf(store)
    const text = await exportedText(store, 'text', { query: 'type:gift' })
    const diamonds = [...text.matchAll(/（(\d+) 钻）/g)].map(([, worth]) => Number(worth))
    expect(diamonds.reduce((all, worth) => all + worth, 0)).toBe(totals.diamonds)
  })

  test('JSON Lines hold every message, and come back to the same sums', async () => {
    const totals = await totalsOf(store)
    const lines = await exportedText(store, 'jsonl')
    expect(lines.match(/"type":"gift"/g)).toHaveLength(totals.types.gift ?? 0)
    const { tables } = freshStore()
    const work = { tables, part: () => {}, signal: new AbortController().signal }
    const { sessions } = await importFile({ file: new Blob([lines]) }, work)
    expect((await readSession(tables, sessions[0] ?? ''))?.session.totals).toEqual(totals)
  })

  test('JSON Lines under a filter hold all messages of the combos that pass', async () => {
    const lines = await exportedText(store, 'jsonl', { query: 'diamonds>=100' })
    const rows = await rowsOf(store, 'csv', { query: 'diamonds>=100' })
    const { tables } = freshStore()
    const work = { tables, part: () => {}, signal: new AbortController().signal }
    const { sessions } = await importFile({ file: new Blob([lines]) }, work)
    const totals = (await readSession(tables, sessions[0] ?? ''))?.session.totals
    expect(totals).toMatchObject({ gifts: sum(rows, 'added'), diamonds: sum(rows, 'diamonds') })
  })
})

describe('what the end of a range cuts', () => {
  test('is told by what lies in it: one row, and the columns of two ranges add up to the whole', async () => {
    const store = freshStore()
    await writeSession(store, [chat(0), gift(1, 1), gift(2, 4), chat(3), gift(5, 9), gift(8, 10)])
    const one = gifts(await rowsOf(store, 'csv', { from: AT, to: AT + 4000 }))
    const two = gifts(await rowsOf(store, 'csv', { from: AT + 4000, to: AT + 9000 }))
    expect(one.map(row => [row.n, row.count, row.added, row.diamonds])).toEqual([['2', '10', '4', '8']])
    expect(two.map(row => [row.n, row.count, row.added, row.diamonds])).toEqual([['5', '10', '6', '12']])
  })

  test('any gifts, any packs, any ranges', async () => {
    const message = fc.record({
      who: fc.constantFrom('1', '2', '3'),
      count: fc.integer({ min: 1, max: 20 }),
      comboId: fc.constantFrom('1', '2'),
      combo: fc.boolean(),
      price: fc.constantFrom(0, 1, 5),
      summary: fc.boolean(),
      gap: fc.integer({ min: -3, max: 40 }),
    })
    const cuts = fc.array(fc.integer({ min: 0, max: 1200 }), { maxLength: 3 })
    const property = async (
      messages: {
        who: string
        count: number
        comboId: string
        combo: boolean
        price: number
        summary: boolean
        gap: number
      }[],
      atOnce: number,
      sealing: number,
      ends: number[],
    ) => {
      const store = freshStore()
      const room = new RoomSession('7', AT)
      let second = 0
      const events = messages.map(({ who, count, comboId, combo, price, summary, gap }, n): GiftEvent => {
        second += gap
        const moment = { time: AT + second * 1000, receivedAt: AT + second * 1000 }
        const of = { id: '463', name: '小心心', diamonds: price }
        const more = {
          comboId,
          combo,
          gift: of,
          user: person(who),
          ...(summary ? { summary: true as const } : {}),
        }
        return { ...gift(n, count, more), ...moment }
      })
      for (let at = 0; at < events.length; at += atOnce) {
        await store.write(taken(room, events.slice(at, at + atOnce)))
        if ((at / atOnce) % sealing === 0) await sealTail(store.tables, '7', 1)
      }
      const totals = await totalsOf(store)
      const whole = await rowsOf(store, 'csv')
      expect(money(whole)).toEqual({ count: totals.gifts, added: totals.gifts, diamonds: totals.diamonds })
      const entries = await readEntries(store.tables, '7', 0, Infinity, new Damage())
      const edges = [-Infinity, ...[...ends].sort((a, b) => a - b).map(end => AT + end * 1000), Infinity]
      for (const [at, to] of edges.slice(1).entries()) {
        const from = edges[at] ?? 0
        const rows = await rowsOf(store, 'csv', { from, to })
        const within = entries.filter(({ event }) => momentOf(event) >= from && momentOf(event) < to)
        expect(sum(rows, 'added')).toBe(within.reduce((all, { adds }) => all + (adds?.gifts ?? 0), 0))
        expect(sum(rows, 'diamonds')).toBe(within.reduce((all, { adds }) => all + (adds?.diamonds ?? 0), 0))
      }
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(message, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 4 }),
        cuts,
        property,
      ),
      { numRuns: 40 },
    )
  })
})

test('a combo whose beginning is not kept is one row all the same', async () => {
  const store = freshStore()
  const room = new RoomSession('7', AT)
  await store.write(taken(room, [chat(1)]))
  // Heard while nothing was kept.
  taken(room, [gift(2, 5)])
  await store.write(taken(room, [chat(3), gift(4, 6)]))
  await store.write(taken(room, [gift(5, 8)]))
  for (const seal of [false, true]) {
    if (seal) await sealTail(store.tables, '7', 1)
    const rows = gifts(await rowsOf(store, 'csv'))
    expect(rows.map(row => [row.n, row.count, row.added, row.diamonds])).toEqual([['4', '3', '3', '6']])
  }
})

test('likes have a column of their own, and none of them are gifts', async () => {
  const store = freshStore()
  await writeSession(store, [{ ...chat(1), type: 'like', count: 9, total: 90 }, gift(2, 3)])
  const rows = await rowsOf(store, 'csv')
  expect(money(rows)).toEqual({ count: 3, added: 3, diamonds: 6 })
  expect(sum(rows, 'likes')).toBe(9)
})
