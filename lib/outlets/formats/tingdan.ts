import type { Entry } from '../../model/entry.ts'
import { isObject } from '../../model/json.ts'
import type { Parcel } from '../carrier.ts'
import type { Format } from '../format.ts'
import { parsedJson } from '../json.ts'
import type { Batch, Gap, OutletAnswer, OutletPin, OutletRoom } from '../model.ts'

/** Of the messages, not of the program. The schema is docs/outlets/tingdan.schema.json. */
export const TINGDAN_VERSION = 1

/** Our events as JSON, one a message. */
export function tingdanFormat(): Format<string> {
  let isPinTold = false
  return {
    hello: rooms => [helloLine(rooms)],
    room: room => [statusLine(room)],
    gap: (gap, batch) => [gapLine(gap, batch)],
    // A connection begins with nothing pinned.
    pinned: pin => {
      isPinTold ||= pin !== null
      return isPinTold ? [pinLine(pin)] : []
    },
    answered: answer => [answerLine(answer)],
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

/** A gap as one message. */
export function gapLine({ from, to, count, reason }: Gap, { key, room }: Batch): string {
  return JSON.stringify({ type: 'gap', session: key, room: room.roomId, from, to, count, reason })
}

/**
 * What a consumer's message acknowledges: `{"type":"ack"}` nothing yet, `{"type":"ack","session":…,"n":…}` what was sent
 * of the session up to there.
 * @returns undefined if it is about something else
 */
export function acknowledgedBy(text: string): ((parcel: Parcel<string>) => boolean) | undefined {
  const said = parsedJson(text)
  if (!isObject(said) || said.type !== 'ack') return undefined
  const { session, n } = said
  return parcel => parcel.key === session && typeof n === 'number' && parcel.last <= n
}

/** The greeting, with the rooms that are known. */
export function helloLine(rooms: readonly OutletRoom[]): string {
  return JSON.stringify({ type: 'hello', version: TINGDAN_VERSION, app: 'tingdan', rooms: rooms.map(roomOf) })
}

/** How a room looks. */
export function statusLine(room: OutletRoom): string {
  return JSON.stringify({ type: 'status', ...roomOf(room) })
}

/** The pinned message, or that there is none. */
export function pinLine(pin: OutletPin | null): string {
  if (!pin) return JSON.stringify({ type: 'pinned', event: null })
  const { roomId, n, event, answered } = pin
  return JSON.stringify({ type: 'pinned', room: roomId, n, event, answered: answered || undefined })
}

/** Entries that are answered, or are not any more. */
export function answerLine({ roomId, numbers, done }: OutletAnswer): string {
  return JSON.stringify({ type: 'answered', room: roomId, numbers, done })
}

function roomOf({ roomId, ...room }: OutletRoom) {
  return { room: roomId, ...room }
}
