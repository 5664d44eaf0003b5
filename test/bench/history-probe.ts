import type { LiveEvent } from '../../lib/model/events.ts'
import { RoomSession } from '../../lib/room/session.ts'
import { SEALED_ENTRIES, sealTail } from '../../lib/store/seal.ts'
import { Store } from '../../lib/store/store.ts'

/** Runs in a page of the extension, on the product's store. */
const store = new Store()

/** A million events last as long as a long evening: 12 ms apart. */
const EVERY_MS = 12
/** Entries of one write, as the journal's in a very busy room. */
const WRITTEN_TOGETHER = 500
/** People change: after so many events others speak. */
const CROWD_EVENTS = 50_000

Object.assign(globalThis, { fill })

/**
 * Writes a session of so many events, made of a sample, with new ids and times.
 * @returns ms of the writes, and with sealing
 */
async function fill(sample: LiveEvent[], roomId: string, count: number): Promise<Record<string, number>> {
  const startsAt = Date.now() - count * EVERY_MS
  const room = new RoomSession(roomId, startsAt)
  let writing = 0
  let sealing = 0
  for (let from = 0; from < count; from += WRITTEN_TOGETHER) {
    const events = Array.from({ length: Math.min(WRITTEN_TOGETHER, count - from) }, (_, at) =>
      moved(sample[(from + at) % sample.length] as LiveEvent, roomId, from + at, startsAt),
    )
    const at = startsAt + from * EVERY_MS
    const { entries } = room.accept({ events, now: 0, via: 'socket', at, since: startsAt })
    const start = performance.now()
    await store.write({
      entries: [{ roomId, entries, marks: room.takeMarks() }],
      rooms: [room.stored()],
      relays: [],
    })
    const written = performance.now()
    writing += written - start
    if ((from + WRITTEN_TOGETHER) % SEALED_ENTRIES < WRITTEN_TOGETHER) await sealTail(store.tables, roomId)
    sealing += performance.now() - written
  }
  while (await sealTail(store.tables, roomId, 1));
  const session = await store.tables.sessions.get(roomId)
  return { writing, sealing, bytes: session?.bytes ?? 0, people: session?.totals.people ?? 0 }
}

function moved(event: LiveEvent, roomId: string, index: number, startsAt: number): LiveEvent {
  const time = startsAt + index * EVERY_MS
  const crowd = Math.floor(index / CROWD_EVENTS)
  const user = event.user && {
    ...event.user,
    id: String(BigInt(event.user.id || '0') + BigInt(crowd)),
    ...(event.user.secUid ? { secUid: `${event.user.secUid}${crowd}` } : {}),
  }
  const id = String(7_400_000_000_000_000_000n + BigInt(index) * 997n)
  return { ...event, id, roomId, time, receivedAt: time, ...(user ? { user } : {}) }
}
