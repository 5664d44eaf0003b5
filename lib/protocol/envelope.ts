import { Reader } from 'protobufjs/minimal.js'
import { webcast } from '../../proto/generated/decoder.js'
import { moment } from './moment.ts'

export interface Failure {
  reason: string
  /** Byte offset in the input. */
  offset: number
}

export interface PushFrame {
  /** `msg`, `ack`, `hb`, `close`, ... */
  payloadType: string
  payload: Uint8Array
  /** Byte offset of the payload in the frame. */
  payloadOffset: number
  failure?: Failure
}

/** An unreadable message is empty, with a failure. */
export interface ResponseMessage {
  message: webcast.Message
  failure?: string
}

export interface Response {
  messages: ResponseMessage[]
  /** Server time in ms since 1970; 0 if absent. */
  now: number
  failure?: Failure
}

/**
 * The envelope of a binary WebSocket message. Written by hand: the generated decoder throws on a cut frame, this keeps
 * the payload that is there. A frame without payload is an empty Response, because proto3 omits empty bytes. Never
 * throws.
 */
export function readPushFrame(bytes: Uint8Array): PushFrame {
  const frame: PushFrame = { payloadType: '', payload: EMPTY, payloadOffset: 0 }
  const failure = readFields(bytes, (reader, field, wire) => {
    if (field === 7 && wire === 2) {
      frame.payloadType = reader.string()
    } else if (field === 8 && wire === 2) {
      const length = reader.uint32()
      const there = Math.min(length, reader.len - reader.pos)
      frame.payloadOffset = reader.pos
      frame.payload = bytes.subarray(reader.pos, reader.pos + there)
      reader.pos += there
      if (there < length) throw RangeError(`payload of ${length} bytes, ${there} there`)
    } else {
      return false
    }
    return true
  })
  if (failure) frame.failure = failure
  else if (frame.payloadType === '') frame.failure = { reason: 'not a PushFrame: no payload type', offset: 0 }
  return frame
}

/** Each message on its own, continuing after a broken one. Never throws. */
export function readResponse(bytes: Uint8Array): Response {
  const response: Response = { messages: [], now: 0 }
  const failure = readFields(bytes, (reader, field, wire) => {
    if (field === 1 && wire === 2) {
      const length = reader.uint32()
      const end = reader.pos + length
      if (end > reader.len) throw RangeError(`message of ${length} bytes, ${reader.len - reader.pos} there`)
      response.messages.push(readMessage(reader, length))
      reader.pos = end
      reader.len = bytes.length
    } else if (field === 4 && wire === 0) {
      response.now = moment(reader.int64())
    } else {
      return false
    }
    return true
  })
  if (failure) response.failure = failure
  return response
}

function readMessage(reader: Reader, length: number): ResponseMessage {
  try {
    return { message: webcast.Message.decode(reader, length) }
  } catch (error) {
    return { message: new webcast.Message(), failure: reasonOf(error) }
  }
}

/** `take` returns whether it has consumed the field. */
function readFields(
  bytes: Uint8Array,
  take: (reader: Reader, field: number, wire: number) => boolean,
): Failure | undefined {
  const reader = Reader.create(bytes)
  let start = 0
  try {
    while (reader.pos < reader.len) {
      start = reader.pos
      const tag = reader.uint32()
      if (!take(reader, tag >>> 3, tag & 7)) reader.skipType(tag & 7, 0, tag >>> 3)
    }
  } catch (error) {
    return { reason: reasonOf(error), offset: Math.max(start, Math.min(reader.pos, bytes.length)) }
  }
  return undefined
}

/** The message of a thrown value. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

const EMPTY = new Uint8Array(0)
