import type { Transaction } from 'dexie'
import type { Entry } from '../model/entry.ts'
import type { RoomState } from '../room/session.ts'
import { packOf } from './packs.ts'
import { newSession } from './sessions.ts'

interface Batch {
  roomId: string
  entries: Entry[]
}

/** Version 1 (0.1.0): `batches`, a room's latest entries, become packs; each room a session. */
export async function migrateFrom1(transaction: Transaction): Promise<void> {
  const rooms: RoomState[] = await transaction.table('rooms').toArray()
  // Nothing summed up yet: entries before the oldest batch were deleted; without batches, all.
  const sessions = new Map(rooms.map(room => [room.roomId, { ...newSession(room), sealed: room.n }]))
  const packs = transaction.table('packs')
  // One at a time by key, the order of writing.
  await transaction.table<Batch>('batches').each(({ roomId, entries }) => {
    const session = sessions.get(roomId)
    const pack = packOf(roomId, entries)
    if (!session || !pack) return
    session.sealed = Math.min(session.sealed, pack.first - 1)
    session.bytes += pack.bytes.length
    void packs.add(pack)
  })
  await transaction.table('sessions').bulkAdd([...sessions.values()])
}
