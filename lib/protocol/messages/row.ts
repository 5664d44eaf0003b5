import type { webcast } from '../../../proto/generated/decoder.js'
import type { LiveEvent } from '../../model/events.ts'
import type { METHODS, Method } from '../../model/methods.ts'
import { decimal, type Int64, toNumber } from '../int64.ts'

/** What every event begins with, filled in from the envelope and the message's `Common`. */
export type Base = Pick<LiveEvent, 'id' | 'method' | 'roomId' | 'time' | 'receivedAt'>

/** What the envelope says of a message before its payload is read. */
export interface Envelope {
  id: string
  method: string
  /** Of the socket's address; a message's own room_id goes before. */
  roomId: string
  /** Response.now, 0 where it does not say. */
  now: number
  receivedAt: number
}

/** A message as the schema of its row reads it. */
export type Message<M extends Method> = InstanceType<(typeof webcast)[(typeof METHODS)[M]['schema']]>

/** What makes an event of a message. */
export type Normaliser<M extends Method> = (message: Message<M>, base: Base) => LiveEvent

/** What `Common` gives to every event; some schemas read more of it. */
type CommonBasics = Pick<webcast.Common, 'msgId' | 'roomId' | 'createTime'>

/** What all messages may have; a recall has neither. */
export interface AnyMessage {
  common?: CommonBasics | null
  /** The message's own time, in seconds since 1970. */
  eventTime?: Int64
}

/**
 * The fields that every event has.
 * @param ownTime the message's own time in seconds, 0 where it has none; comes after Common.create_time, before
 *   Response.now and the time of receipt
 */
export function baseOf(
  envelope: Envelope,
  common: CommonBasics | null | undefined,
  ownTime: Int64 = 0,
): Base {
  const { method, now, receivedAt } = envelope
  const roomId = common ? roomIdOf(common.roomId) : '0'
  const created = common ? toNumber(common.createTime) : 0
  return {
    id: envelope.id === '0' && common ? decimal(common.msgId) : envelope.id,
    method,
    roomId: roomId === '0' ? envelope.roomId : roomId,
    time: created || toNumber(ownTime) * 1000 || now || receivedAt,
    receivedAt,
  }
}

/** Nearly all messages are of the room of the message before: its id need not be written out again. */
let last: { of: Int64; text: string } = { of: 0, text: '0' }

function roomIdOf(id: Int64): string {
  if (!isSame(id, last.of)) last = { of: id, text: decimal(id) }
  return last.text
}

function isSame(a: Int64, b: Int64): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b
  return a.low === b.low && a.high === b.high && a.unsigned === b.unsigned
}
