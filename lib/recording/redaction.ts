import { gzipSync } from 'fflate'
import { inflate, isGzip } from '../protocol/inflate.ts'
import { joined, varint } from './envelope.ts'
import { noteFrame, readNote } from './note.ts'
import type { Note } from './recorded.ts'

/** Nested deeper than this is taken for bytes. */
const DEEPEST = 40
/** Field of PushFrame. */
const FRAME_HEADER = 5
const FRAME_PAYLOAD = 8
/** Fields of Response and of Message in it. */
const MESSAGES = 1
const INTERNAL_EXT = 5
const MESSAGE_PAYLOAD = 2
/** User.id_str: an id again, by which people are told apart. */
const ID_STRING = 1028

interface Field {
  number: number
  wire: number
  /** Where the whole field begins, where its value does, and where both end. */
  at: number
  from: number
  to: number
}

/**
 * A frame of a recording without the names and texts that are in it: a PushFrame, or a note of ours, of which the room's
 * number and all times stay.
 * @returns undefined for a note that is broken, since nobody knows what is in there
 */
export function redactRecorded(frame: Uint8Array): Uint8Array | undefined {
  let note: Note | undefined
  try {
    note = readNote(frame)
  } catch {
    return undefined
  }
  if (!note) return redactFrame(frame)
  if (note.kind !== 'page') return frame
  const { title, anchor } = note.page
  return noteFrame({ ...note, page: { url: '', webRid: '', title: blank(title), anchor: blank(anchor) } })
}

/**
 * A PushFrame without the names and texts that are in it. Every text keeps its length in bytes, so that whatever is odd
 * about a message stays odd; what is no text stays as it is, ids and numbers too.
 * @param frame as captured; what cannot be read of it is left out, since nobody knows what is in there
 */
export function redactFrame(frame: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  for (const field of fieldsOf(frame, 0, frame.length) ?? []) {
    if (field.number === FRAME_PAYLOAD && field.wire === 2) {
      const payload = redactPayload(frame.subarray(field.from, field.to))
      parts.push(Uint8Array.of((FRAME_PAYLOAD << 3) | 2, ...varint(payload.length)), payload)
      continue
    }
    const copy = frame.slice(field.at, field.to)
    if (field.number === FRAME_HEADER) blankNumbers(copy, 0, copy.length)
    parts.push(copy)
  }
  return joined(parts)
}

/** The payload of a frame, or the body of a poll: a Response, gzip'd or plain as it was. */
export function redactPayload(payload: Uint8Array): Uint8Array {
  const packed = isGzip(payload)
  const plain = Uint8Array.from(packed ? inflate(payload).bytes : payload)
  for (const field of fieldsOf(plain, 0, plain.length) ?? []) {
    if (field.wire !== 2) continue
    if (field.number === INTERNAL_EXT) blankNumbers(plain, field.from, field.to)
    if (field.number !== MESSAGES) continue
    for (const inner of fieldsOf(plain, field.from, field.to) ?? []) {
      if (inner.number === MESSAGE_PAYLOAD && inner.wire === 2) redact(plain, inner.from, inner.to, 0)
    }
  }
  return packed ? gzipSync(plain) : plain
}

/** Blanks the texts of a message in place. Where it is cut or broken, all that looks like text goes. */
function redact(bytes: Uint8Array, from: number, to: number, depth: number): void {
  const fields = fieldsOf(bytes, from, to)
  if (!fields) {
    blankBytes(bytes, from, to)
    return
  }
  for (const { number, wire, from: start, to: end } of fields) {
    if (wire !== 2 || start === end) continue
    const text = textIn(bytes, start, end)
    if (depth < DEEPEST && isMessage(bytes, start, end, text)) redact(bytes, start, end, depth + 1)
    else if (text === undefined) blankBytes(bytes, start, end)
    else if (number !== ID_STRING) bytes.set(encoder.encode(blank(text)), start)
  }
}

/** Names of methods and of places in patterns stay; they are the server's, and nothing could be read without them. */
function blank(text: string): string {
  if (/^Webcast\w+$/.test(text)) return text
  return text.replace(/\{\d+:\w+\}|[\s\S]/gu, sign => (sign.length > 2 ? sign : blankSign(sign)))
}

function blankSign(sign: string): string {
  if (/\d/.test(sign)) return '0'
  if (/[\s\p{P}\p{Cc}]/u.test(sign)) return sign
  const length = encoder.encode(sign).length
  return ['x', 'é', '某', '😀'][length - 1] ?? sign
}

/** Of bytes that are neither message nor text, those that would be letters or digits in a text. */
function blankBytes(bytes: Uint8Array, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    if (byte >= 0x80 || /[a-z0-9]/i.test(String.fromCharCode(byte))) bytes[at] = 0x78
  }
}

/** Device and visitor ids stand as numbers in what a page sends back. */
function blankNumbers(bytes: Uint8Array, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    if (byte >= 0x30 && byte <= 0x39) bytes[at] = 0x30
  }
}

/** Text that begins like a message of one of the first fields, and is one to its end, is taken for a message. */
function isMessage(bytes: Uint8Array, from: number, to: number, text: string | undefined): boolean {
  if (text !== undefined && (bytes[from] ?? 0) >= 0x20) return false
  return fieldsOf(bytes, from, to) !== undefined
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function textIn(bytes: Uint8Array, from: number, to: number): string | undefined {
  try {
    return decoder.decode(bytes.subarray(from, to))
  } catch {
    return undefined
  }
}

/** The fields of a message; undefined where the bytes are none. */
function fieldsOf(bytes: Uint8Array, from: number, to: number): Field[] | undefined {
  const fields: Field[] = []
  for (let at = from; at < to; ) {
    const tag = readVarint(bytes, at, to)
    if (!tag) return undefined
    const [number, wire] = [Math.floor(tag.value / 8), tag.value % 8]
    const length = wire === 2 ? readVarint(bytes, tag.next, to) : undefined
    const start = length?.next ?? tag.next
    const end = endOf(bytes, start, to, wire, length?.value)
    if (number === 0 || end === undefined || end > to) return undefined
    fields.push({ number, wire, at, from: start, to: end })
    at = end
  }
  return fields
}

function endOf(
  bytes: Uint8Array,
  from: number,
  to: number,
  wire: number,
  length: number | undefined,
): number | undefined {
  if (wire === 0) return readVarint(bytes, from, to)?.next
  if (wire === 1) return from + 8
  if (wire === 5) return from + 4
  return wire === 2 && length !== undefined ? from + length : undefined
}

function readVarint(
  bytes: Uint8Array,
  from: number,
  to: number,
): { value: number; next: number } | undefined {
  let value = 0
  for (let at = from; at < Math.min(to, from + 10); at++) {
    const byte = bytes[at] ?? 0
    value += (byte & 0x7f) * 2 ** (7 * (at - from))
    if (byte < 0x80) return { value, next: at + 1 }
  }
  return undefined
}
