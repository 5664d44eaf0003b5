import Dexie from 'dexie'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RoomSession } from '../../../lib/room/session.ts'
import { Damage } from '../../../lib/store/damage.ts'
import { eventsIn } from '../../../lib/store/digest.ts'
import { readEntries, readSessions } from '../../../lib/store/read.ts'
import { sealTail } from '../../../lib/store/seal.ts'
import { Store } from '../../../lib/store/store.ts'
import { Tables } from '../../../lib/store/tables.ts'
import { AT, chat, gift, IN_MEMORY } from './entries.ts'

let databases = 0

test('what 0.1.0 kept is there, and its rooms go on', async () => {
  const room = new RoomSession('7', AT)
  const events = [1, 2, 3, 4, 5].map(n => chat(n))
  const { entries } = room.accept({ events, now: 0, via: 'socket', at: AT, since: AT - 1 })
  const old = new Dexie('from-1', IN_MEMORY)
  old.version(1).stores({
    batches: '++id, [roomId+last]',
    rooms: 'roomId, lastFrameAt',
    relays: 'relay, tabId',
    utterances: '++id',
  })
  // Its oldest entries were deleted, as 0.1.0 did beyond 20,000.
  await old.table('batches').bulkAdd([
    { roomId: '7', first: 3, last: 4, at: AT, entries: entries.slice(2, 4) },
    { roomId: '7', first: 5, last: 5, at: AT, entries: entries.slice(4) },
    { roomId: 'unknown', first: 1, last: 1, at: AT, entries: entries.slice(0, 1) },
  ])
  await old.table('rooms').bulkAdd([room.stored(), new RoomSession('8', AT).stored()])
  await old.table('relays').add({ relay: 'r', tabId: 1, top: true, roomId: '7', stored: 5, present: true })
  await old.table('utterances').add({ roomId: '7', n: 1, event: events[0], count: 1 })
  old.close()

  const store = new Store(() => new Tables('from-1', IN_MEMORY))
  expect(await readEntries(store.tables, '7', 0, Infinity, new Damage())).toEqual(entries.slice(2))
  expect((await readSessions(store.tables)).map(({ id, totals }) => [id, totals.types.chat])).toEqual(
    expect.arrayContaining([['7', 3]]),
  )
  expect(await store.relays()).toHaveLength(1)
  await sealTail(store.tables, '7', 1)
  const stored = await store.room('7')
  const again = new RoomSession('7', AT, stored?.state, stored?.recent, stored?.ids)
  const next = again.accept({
    events: [...events.slice(2), chat(6)],
    now: 0,
    via: 'socket',
    at: AT,
    since: AT,
  })
  expect(next.entries.map(({ n }) => n)).toEqual([6])
})

test('every batch of 0.1.0 is in the sums, whatever of it is sealed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 3 }),
      fc.boolean(),
      async (sizes, deleted, sealed) => {
        const name = `sums-${++databases}`
        const room = new RoomSession('7', AT)
        const all = sizes.reduce((sum, size) => sum + size, deleted)
        const events = Array.from({ length: all }, (_, n) =>
          n % 2 ? chat(n) : gift(n, 1, { comboId: `${n}` }),
        )
        const { entries } = room.accept({ events, now: 0, via: 'socket', at: AT, since: AT - 1 })
        const old = new Dexie(name, IN_MEMORY)
        old.version(1).stores({
          batches: '++id, [roomId+last]',
          rooms: 'roomId, lastFrameAt',
          relays: 'relay, tabId',
          utterances: '++id',
        })
        let first = deleted
        for (const size of sizes) {
          const part = entries.slice(first, first + size)
          await old
            .table('batches')
            .add({ roomId: '7', first: first + 1, last: first + size, at: AT, entries: part })
          first += size
        }
        await old.table('rooms').bulkAdd([room.stored(), new RoomSession('8', AT).stored()])
        old.close()
        const { tables } = new Store(() => new Tables(name, IN_MEMORY))
        if (sealed) while (await sealTail(tables, '7', 1));
        const [session] = (await readSessions(tables)).filter(({ id }) => id === '7')
        const kept = entries.slice(deleted)
        const gifts = kept.filter(({ event }) => event.type === 'gift').length
        expect(session && eventsIn(session.totals)).toBe(kept.length)
        expect(session?.totals).toMatchObject({ gifts, diamonds: 2 * gifts })
        expect(session?.totals.people).toBe(new Set(kept.map(({ event }) => event.user?.id)).size)
        tables.close()
      },
    ),
    { numRuns: 30 },
  )
})
