/** PushFrame and Response: how messages are wrapped on the wire. */
import { constants, crc32, deflateRawSync, gunzipSync } from 'node:zlib'
import { Message, PushFrame, PushHeader, type ReadField, Response, readFields, uint64 } from './wire.ts'

/** A message of a Response. */
export interface WireMessage {
  method: string
  payload: Uint8Array
  /** Decimal; '0' is left out, as for masked guests. */
  id: string
}

export interface ResponseOptions {
  messages: readonly WireMessage[]
  cursor: string
  /** ms since 1970 */
  now: number
  internalExt: string
  needAck?: boolean
  /** 0 polling, 1 socket. */
  fetchType?: number
  fetchIntervalMs?: number
  pushServer?: string
}

export interface FrameOptions {
  /** Decimal. */
  logId: string
  response: ResponseOptions
  /** Of the compression; 1 for frames made by the thousand. */
  level?: number
}

export function encodeResponse(options: ResponseOptions): Uint8Array {
  const {
    messages,
    cursor,
    now,
    internalExt,
    needAck = false,
    fetchIntervalMs,
    fetchType,
    pushServer,
  } = options
  return Response({
    messages: messages.map(({ method, payload, id }) => Message({ method, payload, msgId: uint64(id) })),
    cursor,
    fetchInterval: fetchIntervalMs,
    now,
    internalExt,
    fetchType,
    // Seconds, whatever the SDK's own heartbeat may be.
    heartbeatDuration: 15,
    needAck,
    pushServer,
    liveCursor: 'd-1_u-1',
  })
}

/** A PushFrame without its SeqID, which every socket counts for itself: see `withSeqId`. */
export function encodeFrame({ logId, response, level }: FrameOptions): Uint8Array {
  const headers = {
    compress_type: 'gzip',
    'im-cursor': response.cursor,
    'im-now': String(response.now),
    'im-internal_ext': response.internalExt,
    'im-live_cursor': 'd-1_u-1',
  }
  return PushFrame({
    logId: uint64(logId),
    service: 8888,
    method: 8,
    headers: Object.entries(headers).map(([key, value]) => PushHeader({ key, value })),
    payloadEncoding: 'pb',
    payloadType: 'msg',
    payload: gzip(encodeResponse(response), level),
  })
}

/** The answer to a heartbeat. */
export function encodeHeartbeat(): Uint8Array {
  return PushFrame({ payloadType: 'hb' })
}

/** The frame as one socket gets it. */
export function withSeqId(seqId: number, frame: Uint8Array): Uint8Array {
  return Buffer.concat([PushFrame({ seqId }), frame])
}

/** Gzip as Go writes it: a flush block, an empty last block, checksum and length. */
export function gzip(bytes: Uint8Array, level = constants.Z_DEFAULT_COMPRESSION): Buffer {
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(crc32(bytes), 0)
  trailer.writeUInt32LE(bytes.length, 4)
  const flushed = deflateRawSync(bytes, { level, finishFlush: constants.Z_SYNC_FLUSH })
  return Buffer.concat([GZIP_HEADER, flushed, LAST_BLOCK, trailer])
}

const GZIP_HEADER = Buffer.from('1f8b08000000000000ff', 'hex')
const LAST_BLOCK = Buffer.from('010000ffff', 'hex')

/** What the server reads of a frame, its own or a played one. */
export interface ReadFrame {
  logId: string
  payloadType: string
  payload: Uint8Array
}

/** Reads a frame. Throws on other bytes. */
export function readFrame(bytes: Uint8Array): ReadFrame {
  const fields = readFields(bytes)
  return {
    logId: numberOf(fields, 2),
    payloadType: textOf(fields, 7),
    payload: bytesOf(fields, 8),
  }
}

/** What a page must send for a frame whose Response asks for an ack; undefined if it asks for none. */
export function readAck(frame: Uint8Array): { logId: string; internalExt: string } | undefined {
  try {
    const { payload, payloadType, logId } = readFrame(frame)
    if (payloadType !== 'msg') return undefined
    const fields = readFields(inflate(payload))
    return numberOf(fields, 9) === '0' ? undefined : { logId, internalExt: textOf(fields, 5) }
  } catch {
    return undefined
  }
}

/** A frame's im-cursor; empty where it has none or cannot be read. */
export function readCursor(frame: Uint8Array): string {
  try {
    const headers = readFields(frame)
      .filter(field => field.number === 5)
      .map(({ value }) => readFields(value as Uint8Array))
    const header = headers.find(fields => textOf(fields, 1) === 'im-cursor')
    return header ? textOf(header, 2) : ''
  } catch {
    return ''
  }
}

/** Messages of a Response. Throws on other bytes. */
export function readResponse(bytes: Uint8Array): WireMessage[] {
  return readFields(bytes)
    .filter(field => field.number === 1)
    .map(({ value }) => {
      const fields = readFields(value as Uint8Array)
      return { method: textOf(fields, 1), payload: bytesOf(fields, 2), id: numberOf(fields, 3) }
    })
}

/** The messages of a frame, none where it cannot be read. */
export function readMessages(frame: Uint8Array): WireMessage[] {
  try {
    const { payload, payloadType } = readFrame(frame)
    return payloadType === 'msg' ? readResponse(inflate(payload)) : []
  } catch {
    return []
  }
}

/** Common.create_time in ms since 1970; 0 if missing. */
export function createTime(message: WireMessage): number {
  try {
    return Number(numberOf(readFields(bytesOf(readFields(message.payload), 1)), 4))
  } catch {
    return 0
  }
}

function find(fields: readonly ReadField[], number: number) {
  return fields.findLast(field => field.number === number)?.value
}
function numberOf(fields: readonly ReadField[], number: number): string {
  const value = find(fields, number)
  return typeof value === 'string' ? value : '0'
}
function bytesOf(fields: readonly ReadField[], number: number): Uint8Array {
  const value = find(fields, number)
  return value instanceof Uint8Array ? value : new Uint8Array()
}
function textOf(fields: readonly ReadField[], number: number): string {
  return new TextDecoder().decode(bytesOf(fields, number))
}

/** The payload as it was before compression. */
export function inflate(payload: Uint8Array): Uint8Array {
  const gzipped = payload[0] === 0x1f && payload[1] === 0x8b
  return gzipped ? gunzipSync(payload, { maxOutputLength: 32 * 2 ** 20 }) : payload
}

/**
 * Frames of a file: `.frames`, also gzipped, has a 4-byte little-endian length before each; other files are one
 * frame. Skips Tingdan's notes.
 */
export function splitFrames(name: string, file: Uint8Array): Uint8Array[] {
  if (!/\.frames(\.gz)?$/.test(name)) return [file]
  const bytes = name.endsWith('.gz') ? gunzipSync(file) : file
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const frames: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = view.getUint32(at, true)
    if (at + 4 + length > bytes.length) throw new Error(`${name}: the frame at byte ${at} is cut off`)
    frames.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return frames.filter(frame => !isNote(frame))
}

function isNote(frame: Uint8Array): boolean {
  try {
    return readFrame(frame).payloadType === 'tingdan'
  } catch {
    return false
  }
}
