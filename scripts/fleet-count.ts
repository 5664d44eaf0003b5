import type { StreamMessage } from '../test/e2e/harness/nats.ts'
import type { SimulatedRoom } from '../test/room/types.ts'

/** What a fleet of browsers heard, and what its stream has. Messages with an id, unless told otherwise. */
export interface FleetCount {
  /** By the room. */
  sent: number
  /** By each browser. */
  heard: number[]
  /** All of that together. */
  told: number
  /** Heard by at least one. */
  union: number
  stream: number
  duplicates: number
  missing: number
  /** In the stream, and heard by nobody. */
  strangers: number
  /** Messages of masked people: heard by at least one, and in the stream. */
  withoutId: { heard: number; stream: number }
}

/** Compares what a room sent with what came out. */
export function fleetCount(
  { roomId, sent, viewers }: Pick<SimulatedRoom, 'roomId' | 'sent' | 'viewers'>,
  messages: readonly StreamMessage[],
): FleetCount {
  const all = [...viewers.values()].map(names => [...names])
  const heard = all.map(names => names.filter(name => !name.startsWith('sum ')))
  const sums = new Set(all.flat().filter(name => name.startsWith('sum ')))
  const union = new Set(heard.flat())
  const events = messages.filter(({ subject }) => !subject.endsWith('.gap'))
  const ids = events.map(({ id }) => id.slice(roomId.length + 1)).filter(id => !id.startsWith('0-'))
  const distinct = new Set(ids)
  return {
    sent: new Set(sent.map(({ id }) => id).filter(id => id !== '0')).size,
    heard: heard.map(ids => ids.length),
    told: heard.flat().length,
    union: union.size,
    stream: ids.length,
    duplicates: ids.length - distinct.size,
    missing: [...union].filter(id => !distinct.has(id)).length,
    strangers: [...distinct].filter(id => !union.has(id)).length,
    withoutId: { heard: sums.size, stream: events.length - ids.length },
  }
}
