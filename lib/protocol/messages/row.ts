import type { webcast } from '../../../proto/generated/decoder.js'
import type { EventType, LiveEvent } from '../events.ts'
import { decimal, type Int64, toNumber } from '../int64.ts'
import type { WireReader } from '../reader.ts'

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

/** How messages of one method become events. */
export interface Row {
  /** The type that its events have; a payload that says something else may become `system` instead. */
  type: EventType
  read: (reader: WireReader, envelope: Envelope) => LiveEvent
}

/** What is used of a message's Common, whichever schema it was read with. */
type CommonOf = Pick<webcast.Common, 'msgId' | 'roomId' | 'createTime'>

interface Schema<T> {
  decode: (reader: WireReader) => T
}

/** A row of the table: a schema from webcast.proto, and what makes an event of a message read with it. */
export function row<T extends { common?: CommonOf | null }>(
  type: EventType,
  schema: Schema<T>,
  toEvent: (message: T, base: Base) => LiveEvent,
  ownTime: (message: T) => Int64 = () => 0,
): Row {
  return {
    type,
    read(reader, envelope) {
      const message = schema.decode(reader)
      return toEvent(message, baseOf(envelope, message.common, toNumber(ownTime(message)) * 1000))
    },
  }
}

/**
 * The fields that every event has.
 * @param ownTime the message's own time in ms, 0 where it has none; comes after Common.create_time, before
 *   Response.now and the time of receipt
 */
export function baseOf(envelope: Envelope, common: CommonOf | null | undefined, ownTime: number): Base {
  const { method, now, receivedAt } = envelope
  const roomId = common ? roomIdOf(common.roomId) : '0'
  const created = common ? toNumber(common.createTime) : 0
  return {
    id: envelope.id === '0' && common ? decimal(common.msgId) : envelope.id,
    method,
    roomId: roomId === '0' ? envelope.roomId : roomId,
    time: created || ownTime || now || receivedAt,
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
