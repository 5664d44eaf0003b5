import type { webcast } from '../../../proto/generated/decoder.js'
import type { LiveEvent } from '../../model/events.ts'
import type { METHODS, Method } from '../../model/methods.ts'
import { decimal, type Int64 } from '../int64.ts'
import { moment } from '../moment.ts'

/** From the envelope and the message's `Common`. */
export type Base = Pick<LiveEvent, 'id' | 'method' | 'roomId' | 'time' | 'receivedAt'>

/** Known before the payload is read. */
export interface Envelope {
  id: string
  method: string
  /** From the socket's address; a message's own room_id takes precedence. */
  roomId: string
  /** Response.now; 0 if absent. */
  now: number
  receivedAt: number
}

export type Message<M extends Method> = InstanceType<(typeof webcast)[(typeof METHODS)[M]['schema']]>

export type Normaliser<M extends Method> = (message: Message<M>, base: Base) => LiveEvent

/** Some schemas read more of `Common`. */
type CommonBasics = Pick<webcast.Common, 'msgId' | 'roomId' | 'createTime'>

/** A recall has neither. */
export interface AnyMessage {
  common?: CommonBasics | null
  /** See `moment` for its unit. */
  eventTime?: Int64
}

/**
 * Time is Common.create_time, else `ownTime`, else Response.now, else the time of receipt.
 * @param ownTime the message's own time; 0 if absent
 */
export function baseOf(
  envelope: Envelope,
  common: CommonBasics | null | undefined,
  ownTime: Int64 = 0,
): Base {
  const { method, now, receivedAt } = envelope
  const roomId = common ? roomIdOf(common.roomId) : '0'
  return {
    id: envelope.id === '0' && common ? decimal(common.msgId) : envelope.id,
    method,
    roomId: roomId === '0' ? envelope.roomId : roomId,
    time: moment(common?.createTime) || moment(ownTime) || now || receivedAt,
    receivedAt,
  }
}

/** Nearly all messages have the previous one's room: its string is reused. */
let last: { of: Int64; text: string } = { of: 0, text: '0' }

function roomIdOf(id: Int64): string {
  if (!isSame(id, last.of)) last = { of: id, text: decimal(id) }
  return last.text
}

function isSame(a: Int64, b: Int64): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b
  return a.low === b.low && a.high === b.high && a.unsigned === b.unsigned
}
