import type { Entry } from '../../model/entry.ts'
import type { Format } from '../format.ts'
import type { OutletRoom } from '../model.ts'

/** Of the messages, not of the program. The schema is docs/outlets/tingdan.schema.json. */
export const TINGDAN_VERSION = 1

/** Our events as JSON, one a message. */
export function tingdanFormat(): Format<string> {
  return {
    hello: rooms => [
      JSON.stringify({ type: 'hello', version: TINGDAN_VERSION, app: 'tingdan', rooms: rooms.map(roomOf) }),
    ],
    room: room => [JSON.stringify({ type: 'status', ...roomOf(room) })],
    gap: ({ from, to, count, reason }, { key, room }) => [
      JSON.stringify({ type: 'gap', session: key, room: room.roomId, from, to, count, reason }),
    ],
    events: ({ entries, key, room }) => entries.map(entry => eventLine(entry, key, room)),
  }
}

/** An entry as one message; what is absent is left out. */
export function eventLine(
  { n, event, history, into, adds, recalls }: Entry,
  session: string,
  { roomId, replay }: OutletRoom,
): string {
  return JSON.stringify({
    type: 'event',
    session,
    n,
    room: roomId,
    history,
    replay,
    into,
    adds,
    recalls,
    event,
  })
}

function roomOf({ roomId, ...room }: OutletRoom) {
  return { room: roomId, ...room }
}
