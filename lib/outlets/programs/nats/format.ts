import type { LiveEvent } from '../../../model/events.ts'
import { fingerprint } from '../../../room/seen.ts'
import type { Format } from '../../format.ts'
import { eventLine, gapLine } from '../../formats/tingdan.ts'

/** One message for a stream. */
export interface NatsMessage {
  subject: string
  /** Messages of one id are one message in the stream, whoever publishes them. */
  id: string
  /** Our own format. */
  data: string
}

/**
 * Subject `tingdan.<room>.<type>`, id `<room>:<event>`: several browsers that hear one room make one stream, with each
 * event once. Rooms are not told of: what one browser knows of a room is no event.
 */
export function natsFormat(): Format<NatsMessage> {
  return {
    // Only a stream that takes our subjects acknowledges it. Events have one part more in their subjects.
    test: () => [{ subject: 'tingdan.test', id: 'tingdan:test', data: '{"type":"test"}' }],
    hello: () => [],
    room: () => [],
    gap: (gap, batch) => {
      const { roomId } = batch.room
      const id = `${roomId}:gap:${batch.key}:${gap.from}-${gap.to}`
      return [{ subject: `tingdan.${roomId}.gap`, id, data: gapLine(gap, batch) }]
    },
    events: ({ entries, key, room }) =>
      entries.map(entry => ({
        subject: `tingdan.${room.roomId}.${entry.event.type}`,
        // A replay tells what is in the stream already.
        id: `${room.replay ? key : room.roomId}:${idOf(entry.event)}`,
        data: eventLine(entry, key, room),
      })),
  }
}

/** Messages of masked people have no id: what they say, and when, is theirs. */
function idOf(event: LiveEvent): string {
  return event.id === '0' || event.id === '' ? `0-${hash64(`${event.time} ${fingerprint(event)}`)}` : event.id
}

/** FNV-1a with 64 bits: a header must not name people. */
function hash64(text: string): string {
  let value = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text))
    value = BigInt.asUintN(64, (value ^ BigInt(byte)) * 0x100000001b3n)
  return value.toString(36)
}
