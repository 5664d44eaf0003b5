import { describe, expect, test } from 'vitest'
import { askWorker, type WorkerLike } from '../../../lib/archive/client.ts'
import type { PageToWorker, WorkerToPage } from '../../../lib/archive/messages.ts'
import { serve } from '../../../lib/archive/serve.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { Damage } from '../../../lib/store/damage.ts'
import { eventsIn } from '../../../lib/store/digest.ts'
import { eraseSession } from '../../../lib/store/erase.ts'
import { readEntries } from '../../../lib/store/read.ts'
import type { PackRecord } from '../../../lib/store/records.ts'
import { takeOutDamaged } from '../../../lib/store/repair.ts'
import { sealTail } from '../../../lib/store/seal.ts'
import type { Store } from '../../../lib/store/store.ts'
import type { Tables } from '../../../lib/store/tables.ts'
import { AT, chat, freshStore, gift, taken } from './entries.ts'

const MISSING = Symbol('missing')
const WRONG = ['?', -1.5, null, [], {}, MISSING] as const

/** Two sessions, the first half of each sealed, with marks, frames, a relay and what waits to be said. */
async function filled(): Promise<Store> {
  const store = freshStore()
  const records = await FILLED
  await Promise.all(records.map(([table, keys, values]) => store.tables.table(table).bulkAdd(values, keys)))
  return store
}

/** The records of each table, written as the product writes them. */
async function recordsOfFilled() {
  const store = freshStore()
  for (const roomId of ['7', '8']) {
    const room = new RoomSession(roomId, AT)
    room.describe({ url: '', webRid: `rid${roomId}`, title: `标题${roomId}`, anchor: `主播${roomId}` })
    for (const [at, n] of [1, 11, 21, 31].entries()) {
      room.lose(1, AT)
      const events = Array.from({ length: 10 }, (_, more) =>
        more % 2 ? chat(n + more) : gift(n + more, 1 + more, { comboId: `${n}` }),
      )
      const changes = taken(room, events)
      const answer = { key: '= 多少钱', n, at: AT, people: ['1'] }
      const entries = changes.entries.map(of => ({ ...of, frames: [opened(roomId)], answers: [answer] }))
      await store.write({ ...changes, entries })
      if (at === 1) await sealTail(store.tables, roomId, 1)
    }
  }
  await store.tables.relays.add({ ...RELAY })
  await store.keepSpeech({
    queue: { nextId: 1, waiting: [], combos: [], dropped: { counts: {} as never, since: 0 } as never },
    paused: false,
  })
  return Promise.all(
    store.tables.tables.map(async table => {
      const keys =
        table.schema.primKey.keyPath === null ? await table.toCollection().primaryKeys() : undefined
      return [table.name, keys, await table.toArray()] as const
    }),
  )
}

const opened = (roomId: string) =>
  ({ kind: 'socket', relay: 'r', state: 'open', socket: 1, roomId, at: AT }) as const
const RELAY = {
  relay: 'r',
  tabId: 1,
  top: true,
  webRid: '',
  title: '',
  anchor: '',
  roomId: '7',
  stored: 5,
  since: AT,
  present: true,
  orphaned: false,
}

/** Written once: each case takes a copy. */
const FILLED = recordsOfFilled()

/** The history page's own worker, as the page asks it. */
function pageOn({ tables }: Store) {
  let hear = (_: { data: WorkerToPage }) => {}
  const take = serve(
    () => tables,
    data => hear({ data }),
  )
  const worker: WorkerLike = {
    postMessage: (message: PageToWorker) => take(message),
    addEventListener: (_, listener) => {
      hear = listener
    },
  }
  return askWorker(worker)
}

const FIND = { query: 'type:chat', limit: 200, counting: true }

/** Every field of the first record of a table, of which a wrong one is put into its place. */
const FIELDS: [keyof Tables & string, string[]][] = [
  [
    'sessions',
    [
      'roomId',
      'webRid',
      'title',
      'anchor',
      'origin',
      'firstAt',
      'lastAt',
      'n',
      'sealed',
      'totals',
      'frames',
      'bytes',
      'pinned',
    ],
  ],
  ['packs', ['first', 'count', 'from', 'to', 'types', 'bytes', 'ids']],
  ['people', ['id', 'nickname', 'firstAt', 'lastAt', 'events', 'chats', 'gifts', 'diamonds', 'likes']],
  ['gifts', ['at', 'person', 'nickname', 'giftId', 'name', 'count', 'worth']],
  ['summaries', ['minutes', 'kinds']],
  ['marks', ['kind', 'at', 'n', 'count']],
  ['answers', ['n', 'at', 'people']],
  ['frames', ['bytes']],
  [
    'rooms',
    [
      'n',
      'firstAt',
      'lastFrameAt',
      'lastVia',
      'broadcast',
      'status',
      'totals',
      'combos',
      'page',
      'anchor',
      'battles',
    ],
  ],
  ['relays', ['tabId', 'top', 'roomId', 'stored', 'present']],
  ['speech', ['queue', 'paused']],
]
const CASES = FIELDS.flatMap(([table, fields]) => fields.map(field => [table, field] as const))

/** Puts something wrong into a field of every record of session 7, or of the only one. */
async function spoil(store: Store, table: string, field: string, value: unknown): Promise<void> {
  const records = store.tables.table(table)
  await records.toCollection().modify(record => {
    const { session = record.id ?? record.roomId ?? '7' } = record
    if (table !== 'relays' && table !== 'speech' && session !== '7') return
    if (value === MISSING) delete record[field]
    else record[field] = value
  })
}

describe('a record of a wrong type', () => {
  test.each(CASES)(
    '%s.%s hides nothing else, is told, can be taken out, and the room goes on',
    async (table, field) => {
      for (const wrong of WRONG) {
        const store = await filled()
        await spoil(store, table, field, wrong)
        const ask = pageOn(store)
        // The list has both sessions, and what is well of them.
        const listed = await ask('sessions', {})
        expect(listed.map(({ id }) => id).sort()).toEqual(['7', '8'])
        expect(listed.find(({ id }) => id === '8')).toMatchObject({
          title: '标题8',
          totals: { types: { chat: 20 } },
        })
        // The session can be opened, looked through and exported.
        const overview = await ask('overview', { session: '7' })
        const found = await ask('find', { ...FIND, sessions: ['7', '8'] })
        expect(found.count).toBeGreaterThanOrEqual(20)
        for (const part of ['rank', 'newcomers'] as const)
          await ask(part, { ...FIND, ranking: 'words', sessions: ['7'], session: '7' } as never)
        // The room goes on with rising numbers, and its title and anchor.
        const before = Math.max(...(await allN(store)))
        const stored = await store.room('7')
        expect(stored?.state.n).toBe(40)
        expect(stored?.state.page).toMatchObject({ title: '标题7', anchor: '主播7' })
        const room = new RoomSession('7', AT, stored?.state, stored?.recent, stored?.ids)
        await store.write(taken(room, [chat(99)]))
        while (await sealTail(store.tables, '7', 1));
        const numbers = await allN(store)
        expect(numbers).toEqual([...new Set(numbers)])
        expect(Math.max(...numbers)).toBe(41)
        expect(before).toBeLessThanOrEqual(40)
        expect(await store.relays()).toHaveLength(table === 'relays' ? (await store.relays()).length : 1)
        await store.speech()
        // What cannot be read is told; taken out, the session is whole again.
        if (overview?.session.unread)
          expect(overview.session.unread.events + overview.session.unread.records).toBeGreaterThan(0)
        await takeOutDamaged(store.tables, '7')
        const after = await ask('overview', { session: '7' })
        expect(after?.session.unread).toBeUndefined()
        const entries = await readEntries(store.tables, '7', 0, Infinity, new Damage())
        expect(after && eventsIn(after.session.totals)).toBe(entries.length)
        // And it can be deleted.
        await eraseSession(store.tables, '7')
        expect((await ask('sessions', {})).map(({ id }) => id)).toEqual(['8'])
        store.close()
      }
    },
  )
})

/** The numbers of all entries of session 7 that can be read. */
async function allN(store: Store): Promise<number[]> {
  return (await readEntries(store.tables, '7', 0, Infinity, new Damage())).map(({ n }) => n)
}

describe('half of a pack cut off', () => {
  test.each([
    ['in the sealed part', (packs: PackRecord[]) => packs[0]],
    ['in the tail', (packs: PackRecord[]) => packs[1]],
    ['at the end', (packs: PackRecord[]) => packs.at(-1)],
  ])('%s', async (_, which) => {
    const store = await filled()
    const { tables } = store
    const packs = await tables.packs.filter(({ session }) => session === '7').toArray()
    const broken = which(packs) as PackRecord
    const lost = broken.count
    await tables.packs.put({ ...broken, bytes: broken.bytes.slice(0, broken.bytes.length / 2) })
    const ask = pageOn(store)
    expect((await ask('sessions', {})).map(({ id }) => id).sort()).toEqual(['7', '8'])
    const found = await ask('find', { ...FIND, sessions: ['7'] })
    expect(found).toMatchObject({ count: 20 - lost / 2, unread: lost })
    const stored = await store.room('7')
    expect(stored?.damaged).toEqual({ events: lost, records: 0 })
    expect(stored?.state).toMatchObject({ n: 40, page: { title: '标题7', anchor: '主播7' } })
    const room = new RoomSession('7', AT, stored?.state, stored?.recent, stored?.ids)
    await store.write(taken(room, [chat(98), chat(99)]))
    // Sealing goes around it: it stays where it lies until it is taken out.
    while (await sealTail(tables, '7', 1));
    expect((await tables.packs.get(broken.id ?? 0))?.bytes).toHaveLength(Math.floor(broken.bytes.length / 2))
    expect((await allN(store)).slice(-2)).toEqual([41, 42])
    await takeOutDamaged(tables, '7')
    const overview = await ask('overview', { session: '7' })
    expect(overview?.session.unread).toBeUndefined()
    expect(overview && eventsIn(overview.session.totals)).toBe(42 - lost)
    expect(overview?.gaps).toContainEqual(expect.objectContaining({ kind: 'damaged', count: lost }))
  })
})
