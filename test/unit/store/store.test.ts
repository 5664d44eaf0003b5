import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LiveEvent } from '../../../lib/model/events.ts'
import { gapsOf } from '../../../lib/model/marks.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { Damage } from '../../../lib/store/damage.ts'
import { eraseEverything, eraseSession } from '../../../lib/store/erase.ts'
import { erasePerson } from '../../../lib/store/erase-person.ts'
import { readEntries, readSession, readSessions, topPeople } from '../../../lib/store/read.ts'
import { outlived } from '../../../lib/store/retention.ts'
import { SEALED_ENTRIES, sealTail } from '../../../lib/store/seal.ts'
import type { Store } from '../../../lib/store/store.ts'
import { AT, changesOf, chat, freshStore, gift, person, taken, writeSession } from './entries.ts'

const allOf = (store: Store, session = '7') => readEntries(store.tables, session, 0, Infinity, new Damage())

/** What a reader makes of a session: the same whatever of it is sealed. */
async function seen(store: Store, id = '7') {
  const now = await readSession(store.tables, id)
  const { sealed: _, bytes: __, ...session } = now?.session ?? { sealed: 0, bytes: 0 }
  return {
    session,
    summary: now?.summary,
    givers: await topPeople(store.tables, id, 'diamonds', 10, now?.tail, new Damage()),
    talkers: await topPeople(store.tables, id, 'chats', 10, now?.tail, new Damage()),
    entries: await allOf(store, id),
  }
}

describe('each event once, in order', () => {
  test('whatever is written together, resent, and whenever the worker dies', async () => {
    const all: LiveEvent[] = Array.from({ length: 40 }, (_, n) => (n % 4 ? chat(n) : gift(n, 1 + n / 4)))
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({ kind: fc.constant('frames'), count: fc.integer({ min: 1, max: 9 }) }),
      },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('write'), count: fc.constant(0) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('die'), count: fc.constant(0) }) },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('seal'), count: fc.integer({ min: 1, max: 20 }) }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('again'), count: fc.integer({ min: 1, max: 30 }) }),
      },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async steps => {
        const store = freshStore()
        let room = new RoomSession('7', AT)
        // The relay: what it sent, and how far the worker has acknowledged it.
        let sent = 0
        let acked = 0
        let pending: ReturnType<typeof changesOf>[] = []
        const send = (events: LiveEvent[]) => pending.push(taken(room, events))
        const write = async () => {
          for (const changes of pending) await store.write(changes)
          pending = []
          acked = sent
        }
        for (const { kind, count } of [
          ...steps,
          { kind: 'frames', count: 40 },
          { kind: 'write', count: 0 },
        ]) {
          if (kind === 'frames') {
            send(all.slice(sent, sent + count))
            sent = Math.min(all.length, sent + count)
          } else if (kind === 'again') {
            send(all.slice(Math.max(0, sent - count), sent))
          } else if (kind === 'write') {
            await write()
          } else if (kind === 'seal') {
            await sealTail(store.tables, '7', count)
          } else {
            pending = []
            sent = acked
            const stored = await store.room('7')
            room = new RoomSession('7', AT, stored?.state, stored?.recent, stored?.ids)
          }
        }
        const entries = await allOf(store)
        expect(entries.map(({ event }) => event)).toEqual(all)
        expect(entries.map(({ n }) => n)).toEqual(all.map((_, at) => at + 1))
        store.close()
      }),
      { numRuns: 60 },
    )
  })

  test('a repeat from before the entries at hand is known after a restart', async () => {
    const store = freshStore()
    const events = Array.from({ length: 10_000 }, (_, n) => chat(n))
    await writeSession(store, events, '7', 500)
    while (await sealTail(store.tables, '7'));
    const stored = await store.room('7')
    expect(stored?.recent.length).toBeLessThan(6000)
    const room = new RoomSession('7', AT, stored?.state, stored?.recent, stored?.ids)
    expect(taken(room, [events[3] as LiveEvent]).entries[0]?.entries).toEqual([])
  })
})

describe('sealing', () => {
  const events: LiveEvent[] = [
    ...Array.from({ length: 30 }, (_, n) => chat(n)),
    ...Array.from({ length: 30 }, (_, n) => gift(30 + n, 1 + n)),
    gift(60, 5, { combo: false, comboEnd: true, user: person('9') }),
  ]

  test('what is told of a session is the same before, within and after', async () => {
    const [tail, half, whole] = [freshStore(), freshStore(), freshStore()]
    for (const store of [tail, half, whole]) await writeSession(store, events.slice(0, 45))
    await sealTail(half.tables, '7', 1)
    const goOn = async (store: Store) => {
      const stored = await store.room('7')
      const room = new RoomSession('7', AT, stored?.state, stored?.recent, stored?.ids)
      await store.write({ ...taken(room, events.slice(45)) })
    }
    for (const store of [tail, half, whole]) await goOn(store)
    while (await sealTail(whole.tables, '7', 1));
    const expected = await seen(tail)
    expect(expected.entries).toHaveLength(61)
    expect(expected.givers.map(({ id, diamonds }) => [id, diamonds])).toEqual([
      ['5', 60],
      ['9', 10],
    ])
    expect(await seen(half)).toEqual(expected)
    expect(await seen(whole)).toEqual(expected)
  })

  test('a pack holds each person once and takes a fraction of the plain text', async () => {
    const store = freshStore()
    await writeSession(
      store,
      Array.from({ length: SEALED_ENTRIES }, (_, n) => chat(n)),
    )
    const before = (await store.tables.sessions.get('7'))?.bytes ?? 0
    await sealTail(store.tables, '7')
    expect((await store.tables.sessions.get('7'))?.bytes).toBeLessThan(before / 5)
    expect(await store.tables.packs.count()).toBe(1)
  })
})

test('what a page tells of itself after the last entry is told of the session, and makes none', async () => {
  const store = freshStore()
  const room = new RoomSession('7', AT)
  const page = { url: '', webRid: 'a', title: '晚安电台', anchor: '糖糖' }
  room.describe(page)
  await store.write(changesOf(room, []))
  expect(await readSessions(store.tables)).toEqual([])
  await store.write(taken(room, [chat(1)]))
  room.describe({ ...page, title: '早安电台' })
  await store.write(changesOf(room, []))
  expect((await readSessions(store.tables)).map(({ title, n }) => [title, n])).toEqual([['早安电台', 1]])
})

test('gaps are stored with their times and counts', async () => {
  const store = freshStore()
  const room = new RoomSession('7', AT)
  const socket = { kind: 'socket', socket: 1, roomId: '7' } as const
  room.socket('a', { ...socket, state: 'open', at: AT })
  await store.write(taken(room, [chat(1)]))
  room.socket('a', { ...socket, state: 'closed', at: AT + 10, code: 1006 })
  room.lose(3, AT + 12)
  room.failFrame(AT + 13)
  room.failFrame(AT + 14)
  room.socket('a', { ...socket, socket: 2, state: 'open', at: AT + 20 })
  await store.write(changesOf(room, []))
  const marks = await store.tables.marks.where('session').equals('7').toArray()
  expect(marks.map(({ kind, n, count }) => `${kind} ${n} ${count}`)).toEqual([
    'opened 0 1',
    'closed 1 1',
    'lost 1 3',
    'failed 1 2',
    'opened 1 1',
  ])
  expect(gapsOf(marks)).toEqual([
    { kind: 'closed', from: AT + 10, to: AT + 20, count: 1 },
    { kind: 'lost', from: AT + 12, to: AT + 12, count: 3 },
    { kind: 'failed', from: AT + 13, to: AT + 14, count: 2 },
  ])
})

describe('deleting really deletes', () => {
  const mine: LiveEvent[] = [chat(1, '甲说', person('1')), chat(2, '乙说', person('2')), gift(3, 2)]
  const mentions: LiveEvent = {
    ...chat(4, '@人1 你好', person('2')),
    segments: [
      { kind: 'mention', text: '@人1', userId: '1' },
      { kind: 'text', text: ' 你好' },
    ],
  }

  /** All that lies in the database, as text. */
  async function dump(store: Store): Promise<string> {
    const entries = await Promise.all(['7', '8'].map(id => allOf(store, id)))
    const { packs, ...others } = Object.fromEntries(store.tables.tables.map(table => [table.name, table]))
    const rows = await Promise.all(Object.values(others).map(table => table.toArray()))
    return JSON.stringify([entries, rows, await packs?.count()])
  }

  test.each([true, false])('a person, their name in the words of others too (sealed: %s)', async sealed => {
    const store = freshStore()
    await writeSession(store, [...mine, mentions])
    if (sealed) await sealTail(store.tables, '7', 1)
    await erasePerson(store.tables, '1')
    const all = await dump(store)
    expect(all).not.toContain('甲说')
    expect(all).not.toContain('人1')
    expect(all).toContain('乙说')
    const { session, givers, talkers } = await seen(store)
    expect(session).toMatchObject({ totals: { types: { chat: 2, gift: 1 }, people: 2, diamonds: 4 } })
    expect([givers, talkers].map(people => people.map(({ id }) => id))).toEqual([['5'], ['2']])
  })

  test('a session, and no other', async () => {
    const store = freshStore()
    await writeSession(store, mine, '7')
    await writeSession(store, mine, '8')
    await sealTail(store.tables, '7', 1)
    await eraseSession(store.tables, '7')
    expect(await allOf(store, '7')).toEqual([])
    expect(await store.room('7')).toBeUndefined()
    expect((await readSessions(store.tables)).map(({ id }) => id)).toEqual(['8'])
    expect(await allOf(store, '8')).toHaveLength(3)
  })

  test('everything', async () => {
    const store = freshStore()
    await writeSession(store, mine)
    await sealTail(store.tables, '7', 1)
    await eraseEverything(store.tables)
    for (const table of store.tables.tables) expect(await table.count()).toBe(0)
  })
})

describe('what has outlived', () => {
  const DAY = 86_400_000
  const session = (id: string, daysAgo: number, bytes = 10, pinned = false) => ({
    id,
    lastAt: AT - daysAgo * DAY,
    bytes,
    pinned,
  })
  test.each([
    ['nothing, while young and small', [session('a', 1)], { days: 30, bytes: 100 }, []],
    ['what is too old', [session('a', 31), session('b', 29)], { days: 30, bytes: 0 }, ['a']],
    [
      'the oldest, while all take too much',
      [session('b', 1), session('a', 2)],
      { days: 0, bytes: 15 },
      ['a'],
    ],
    ['never what is pinned', [session('a', 99, 10, true), session('b', 98)], { days: 30, bytes: 1 }, ['b']],
    ['never what goes on', [session('live', 99)], { days: 30, bytes: 1 }, []],
    ['nothing where there are no limits', [session('a', 999, 1e12)], { days: 0, bytes: 0 }, []],
  ])('%s', (_, sessions, limits, gone) => {
    expect(outlived(sessions, limits, AT, id => id === 'live')).toEqual(gone)
  })
})
