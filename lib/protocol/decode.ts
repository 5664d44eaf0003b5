import { webcast } from '../../proto/generated/decoder.js'
import type { LiveEvent, UnknownEvent } from '../model/events.ts'
import { type Failure, type ResponseMessage, readPushFrame, readResponse, reasonOf } from './envelope.ts'
import { inflate, isGzip } from './inflate.ts'
import { decimal } from './int64.ts'
import { baseOf, type Envelope } from './messages/row.ts'
import { readOf } from './messages/table.ts'
import { readSchemaless } from './schemaless.ts'

/** What is known of bytes besides themselves. */
export interface Context {
  /** `room_id` of the address they came from, a decimal string; empty where it is not known. */
  roomId: string
  /** When the page got them, ms since 1970. */
  receivedAt: number
}

export interface Decoded {
  /** One event a message, in the order sent, repeats too: dropping them is the room's work. */
  events: LiveEvent[]
  /** Response.now: server time in ms since 1970; 0 where it does not say. */
  now: number
  /** Of the PushFrame: `msg`, `hb`, `ack`, ...; only `msg` carries events. */
  payloadType: string
  /** Bytes of the Response, inflated. */
  size: number
  /** The messages behind the events of type `unknown`, as they came. */
  strange: StrangeMessage[]
  /** Why not everything could be read. The events before (and, for one bad message, behind) are still there. */
  failure?: Failure
}

/** A message that has no schema, or whose payload could not be read with it. */
export interface StrangeMessage {
  method: string
  reason: string
  /** Length of its payload, of which `bytes` are the first. A copy: the rest does not outlive the reading. */
  size: number
  bytes: Uint8Array
}

/** How much of a strange message is kept to be looked at. */
export const STRANGE_BYTES = 4096

/**
 * Reads one binary message of an IM socket: PushFrame, then gzip or plain, then Response, then each message on
 * its own. Never throws: what cannot be read is told in `failure`, or is an `unknown` event with its reason.
 * @param bytes the message as the page received it
 */
export function decodeFrame(bytes: Uint8Array, context: Context): Decoded {
  const frame = readPushFrame(bytes)
  if (frame.payloadType !== 'msg') {
    return {
      events: [],
      now: 0,
      payloadType: frame.payloadType,
      size: frame.payload.length,
      strange: [],
      ...failed(frame.failure),
    }
  }
  return { ...decodePayload(frame.payload, context, frame.payloadOffset, frame.failure), payloadType: 'msg' }
}

/**
 * Reads a bare Response, as `/webcast/im/fetch/` answers with; gzip or plain. Never throws.
 * @param bytes the body as the page received it
 */
export function decodeResponse(bytes: Uint8Array, context: Context): Decoded {
  return { ...decodePayload(bytes, context, 0), payloadType: 'msg' }
}

function decodePayload(
  payload: Uint8Array,
  context: Context,
  offset: number,
  earlier?: Failure,
): Omit<Decoded, 'payloadType'> {
  let plain = payload
  let failure = earlier
  if (isGzip(payload)) {
    const inflated = inflate(payload)
    plain = inflated.bytes
    if (inflated.failure) {
      failure ??= { reason: `gzip: ${inflated.failure.reason}`, offset: offset + inflated.failure.offset }
    }
  }
  const response = readResponse(plain)
  // Where bytes are missing, what is cut inside is a consequence: the first cause is told.
  failure ??= response.failure && {
    reason: response.failure.reason,
    offset: plain === payload ? offset + response.failure.offset : offset,
  }
  const envelope = { ...context, now: response.now }
  const strange: StrangeMessage[] = []
  return {
    events: response.messages.map(message => toEvent(message, envelope, strange)),
    now: response.now,
    size: plain.length,
    strange,
    ...failed(failure),
  }
}

function toEvent(
  item: ResponseMessage,
  response: Context & { now: number },
  strange: StrangeMessage[],
): LiveEvent {
  const { message } = item
  const envelope: Envelope = { ...response, id: decimal(message.msgId), method: message.method }
  if (item.failure) return unknown(envelope, `message: ${item.failure}`, message.payload, strange)
  const read = readOf(message.method)
  if (!read) return unknown(envelope, 'no schema', message.payload, strange)
  try {
    return read(message.payload, envelope)
  } catch (error) {
    return unknown(envelope, reasonOf(error), message.payload, strange)
  }
}

function unknown(
  envelope: Envelope,
  reason: string,
  payload: Uint8Array,
  strange: StrangeMessage[],
): UnknownEvent {
  const { method } = envelope
  strange.push({ method, reason, size: payload.length, bytes: payload.slice(0, STRANGE_BYTES) })
  return {
    type: 'unknown',
    ...baseOf(envelope, commonOf(payload), 0),
    reason,
    fields: readSchemaless(payload),
  }
}

/** `Common` is field 1 of nearly every message; what is no Common is taken for none. */
function commonOf(payload: Uint8Array): webcast.Common | undefined {
  try {
    return webcast.AnyMessage.decode(payload).common ?? undefined
  } catch {
    return undefined
  }
}

function failed(failure: Failure | undefined): { failure?: Failure } {
  return failure ? { failure } : {}
}
