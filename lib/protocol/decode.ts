import { webcast } from '../../proto/generated/decoder.js'
import type { LiveEvent, UnknownEvent } from '../model/events.ts'
import { type Failure, type ResponseMessage, readPushFrame, readResponse, reasonOf } from './envelope.ts'
import { inflate, isGzip, isZstd } from './inflate.ts'
import { decimal } from './int64.ts'
import { baseOf, type Envelope } from './messages/row.ts'
import { readerOf } from './messages/table.ts'
import { readSchemaless } from './schemaless.ts'

/** What is known besides the bytes. */
export interface Context {
  /** Of the frame's address, a decimal string; empty if unknown. */
  roomId: string
  /** When the page received it, ms since 1970. */
  receivedAt: number
}

export interface Decoded {
  /** In the order sent, with repeats: the room drops them. */
  events: LiveEvent[]
  /** Response.now: server time in ms since 1970; 0 if absent. */
  now: number
  /** Of the PushFrame: `msg`, `hb`, `ack`, ...; only `msg` carries events. */
  payloadType: string
  /** Inflated bytes. */
  size: number
  /** The messages of the `unknown` events, as received. */
  strange: StrangeMessage[]
  /** Why part of the frame was unreadable. Other events are kept. */
  failure?: Failure
}

/** Without a schema, or unlike its schema. */
export interface StrangeMessage {
  method: string
  reason: string
  /** Of its payload. `bytes` is a copy of the beginning, so that the frame can be freed. */
  size: number
  bytes: Uint8Array
}

/** Bytes of a strange message kept for the inspector. */
export const STRANGE_BYTES = 4096

/**
 * Decodes a binary message of an IM socket: a PushFrame with a Response, gzip or plain. Messages are decoded singly: a
 * broken one does not hide others. Never throws: a broken frame sets `failure`, a broken message becomes an `unknown`
 * event with its reason.
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

/** Decodes a bare Response of `/webcast/im/fetch/`; gzip or plain. Never throws. */
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
  if (isZstd(payload)) {
    failure ??= { reason: 'zstd: a compression that is not read', offset }
    return { events: [], now: 0, size: payload.length, strange: [], failure }
  }
  if (isGzip(payload)) {
    const inflated = inflate(payload)
    plain = inflated.bytes
    if (inflated.failure) {
      failure ??= { reason: `gzip: ${inflated.failure.reason}`, offset: offset + inflated.failure.offset }
    }
  }
  const response = readResponse(plain)
  // A cut payload also cuts its Response: only the first cause is reported.
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
  const read = readerOf(message.method)
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

/** Field 1 of nearly every message, if it is one. */
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
