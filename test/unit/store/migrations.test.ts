import Dexie from 'dexie'
import { expect, test } from 'vitest'
import { RoomSession } from '../../../lib/room/session.ts'
import { readEntries, readSessions } from '../../../lib/store/read.ts'
import { sealTail } from '../../../lib/store/seal.ts'
import { Store } from '../../../lib/store/store.ts'
import { Tables } from '../../../lib/store/tables.ts'
import { AT, chat, IN_MEMORY } from './entries.ts'

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
  await old.table('relays').add({ relay: 'r', tabId: 1 })
  await old.table('utterances').add({ roomId: '7', n: 1, event: events[0], count: 1 })
  old.close()

  const store = new Store(new Tables('from-1', IN_MEMORY))
  expect(await readEntries(store.tables, '7', 0, Infinity)).toEqual(entries.slice(2))
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
