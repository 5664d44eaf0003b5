import * as v from 'valibot'
import { roomIdOf } from '../model/room-id.ts'
import { readPushFrame } from '../protocol/envelope.ts'
import { wrapped } from './envelope.ts'
import type { Note } from './recorded.ts'

/** Unknown to Douyin: other decoders skip it. */
const NOTE = 'tingdan'
/** Ours are some hundred bytes. */
const LONGEST = 4096

const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(8.64e15))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const short = v.pipe(v.string(), v.maxLength(500))
const roomId = v.pipe(v.string(), v.regex(/^\d{0,20}$/), v.transform(roomIdOf))

const note: v.GenericSchema<unknown, Note> = v.variant('kind', [
  v.object({
    kind: v.literal('frame'),
    via: v.picklist(['socket', 'http']),
    socket: count,
    roomId,
    at: moment,
    since: moment,
  }),
  v.object({
    kind: v.literal('socket'),
    relay: short,
    socket: count,
    roomId,
    at: moment,
    state: v.picklist(['connecting', 'open', 'closed', 'error']),
    code: v.exactOptional(count),
  }),
  v.object({
    kind: v.literal('page'),
    at: moment,
    page: v.object({ url: short, webRid: short, title: short, anchor: short }),
  }),
])

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** A PushFrame with JSON in it. */
export function noteFrame(noted: Note): Uint8Array<ArrayBuffer> {
  return wrapped(NOTE, encoder.encode(JSON.stringify(noted)))
}

/**
 * Undefined if it is another frame.
 * @throws on a broken note
 */
export function readNote(frame: Uint8Array): Note | undefined {
  const { payloadType, payload } = readPushFrame(frame)
  if (payloadType !== NOTE) return undefined
  if (payload.length > LONGEST) throw new RangeError(`a note of ${payload.length} bytes`)
  return v.parse(note, JSON.parse(decoder.decode(payload)))
}
