import { gzipSync } from 'fflate'
import { joined } from '../model/bytes.ts'
import { inflate, isGzip } from '../protocol/inflate.ts'
import { varint } from './envelope.ts'
import { noteFrame, readNote } from './note.ts'
import type { Note } from './recorded.ts'

/** Deeper nesting counts as bytes. */
const DEEPEST = 40
/** Fields of PushFrame. */
const FRAME_HEADER = 5
const FRAME_ENCODING = 6
const FRAME_TYPE = 7
const FRAME_PAYLOAD = 8
/** Fields of Response, and of Message in it. */
const MESSAGES = 1
const CURSORS: ReadonlySet<number> = new Set([2, 5, 11])
const METHOD = 1
const MESSAGE_PAYLOAD = 2
/** User.id_str repeats the id. */
const ID_STRING = 1028

interface Field {
  number: number
  wire: number
  /** Offsets of field, value, and their end. */
  at: number
  from: number
  to: number
}

/**
 * Blanks names and texts in a frame or note; room id and times stay.
 * @returns undefined for a broken note, whose content is unknown
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
 * Blanks names and texts. Texts keep their length: odd messages stay odd; ids and numbers stay.
 * @param frame loses unreadable parts, whose content is unknown
 */
export function redactFrame(frame: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  for (const { number, wire, at, from, to } of fieldsOf(frame, 0, frame.length).fields) {
    if (number === FRAME_PAYLOAD && wire === 2) {
      const payload = redactPayload(frame.subarray(from, to))
      parts.push(Uint8Array.of((FRAME_PAYLOAD << 3) | 2, ...varint(payload.length)), payload)
      continue
    }
    const copy = frame.slice(at, to)
    if (number === FRAME_HEADER) blankNumbers(copy, 0, copy.length)
    else if (wire === 2 && number !== FRAME_ENCODING && number !== FRAME_TYPE)
      redactValue(copy, from - at, copy.length, 0)
    parts.push(copy)
  }
  return joined(parts)
}

/** Of a frame or poll: a Response, gzipped or plain. */
export function redactPayload(payload: Uint8Array): Uint8Array {
  const packed = isGzip(payload)
  const plain = Uint8Array.from(packed ? inflate(payload).bytes : payload)
  redactResponse(plain)
  return packed ? gzipSync(plain) : plain
}

/** A truncated Response keeps whole messages; anything else is blanked. */
function redactResponse(plain: Uint8Array): void {
  const { fields, end } = fieldsOf(plain, 0, plain.length)
  const isResponse =
    end === plain.length || fields.some(({ number, wire }) => number === MESSAGES && wire === 2)
  if (!isResponse || isPlainText(plain, 0, plain.length)) {
    blankAll(plain, 0, plain.length)
    return
  }
  for (const { number, wire, from, to } of fields) {
    if (wire !== 2) continue
    if (number === MESSAGES) redactMessage(plain, from, to)
    else if (CURSORS.has(number)) blankNumbers(plain, from, to)
    else redactValue(plain, from, to, 0)
  }
  blankAll(plain, end, plain.length)
}

function redactMessage(bytes: Uint8Array, start: number, stop: number): void {
  const { fields, end } = fieldsOf(bytes, start, stop)
  let method = ''
  for (const { number, wire, from, to } of fields) {
    if (wire !== 2) continue
    const text = number === METHOD ? textIn(bytes, from, to) : undefined
    if (text !== undefined && /^\w+$/.test(text)) method = text
    else if (number === MESSAGE_PAYLOAD) redact(bytes, from, to, 0, method)
    else redactValue(bytes, from, to, 0)
  }
  blankAll(bytes, end, stop)
}

/**
 * Blanks texts in place, and anything like text if truncated or broken.
 * @param method wire name, which the message repeats
 */
function redact(bytes: Uint8Array, start: number, stop: number, depth: number, method = ''): void {
  const { fields, end } = fieldsOf(bytes, start, stop)
  if (end < stop) {
    blankAll(bytes, start, stop)
    return
  }
  for (const { number, wire, from, to } of fields) {
    if (wire !== 2 || from === to) continue
    const text = number === ID_STRING || method !== '' ? textIn(bytes, from, to) : undefined
    const stays = text !== undefined && (text === method || (number === ID_STRING && /^\d+$/.test(text)))
    if (!stays) redactValue(bytes, from, to, depth, method)
  }
}

/** Maybe a message, a text or neither. */
function redactValue(bytes: Uint8Array, from: number, to: number, depth: number, method = ''): void {
  if (depth < DEEPEST && isMessage(bytes, from, to)) redact(bytes, from, to, depth + 1, method)
  else blankAll(bytes, from, to)
}

/** Also bytes that may be text. */
function blankAll(bytes: Uint8Array, from: number, to: number): void {
  const text = textIn(bytes, from, to)
  if (text === undefined) blankBytes(bytes, from, to)
  // Maybe a message: its marks may be tags and stay.
  else bytes.set(encoder.encode(blank(text, fieldsOf(bytes, from, to).end === to ? MARKS : TELLING)), from)
}

/** Patterns keep gaps, or the sentence loses parts. */
function blank(text: string, kept = TELLING): string {
  return text.replace(/(\{\d{1,3})(:[\w.-]*)?\}|[\s\S]/gu, (sign, gap?: string, kind?: string) =>
    gap === undefined ? blankSign(sign, kept) : `${gap}${kind?.replace(/[^:]/g, 'x') ?? ''}}`,
  )
}

/** Needed by a decoder: masked names, emoji codes, mentions. */
const TELLING = /[\s\p{Cc}*[\]{}:@]/u
const MARKS = /[\s\p{Cc}!-/:-@[-`{-~]/u

function blankSign(sign: string, kept: RegExp): string {
  if (/\d/.test(sign)) return '0'
  if (kept.test(sign)) return sign
  const length = encoder.encode(sign).length
  return ['x', 'é', '某', '😀'][length - 1] ?? sign
}

/** In bytes that are neither message nor text. */
function blankBytes(bytes: Uint8Array, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    if (byte >= 0x80 || /[a-z0-9]/i.test(String.fromCharCode(byte))) bytes[at] = 0x78
  }
}

/** Device and visitor ids return as numbers. */
function blankNumbers(bytes: Uint8Array, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0
    if (byte >= 0x30 && byte <= 0x39) bytes[at] = 0x30
  }
}

/** Text that parses to its end counts as one. */
function isMessage(bytes: Uint8Array, from: number, to: number): boolean {
  return !isPlainText(bytes, from, to) && fieldsOf(bytes, from, to).end === to
}

function isPlainText(bytes: Uint8Array, from: number, to: number): boolean {
  return (bytes[from] ?? 0) >= 0x20 && textIn(bytes, from, to) !== undefined
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

/** With the offset where it stops being one. */
function fieldsOf(bytes: Uint8Array, from: number, to: number): { fields: Field[]; end: number } {
  const fields: Field[] = []
  let at = from
  while (at < to) {
    const tag = readVarint(bytes, at, to)
    if (!tag) break
    const [number, wire] = [Math.floor(tag.value / 8), tag.value % 8]
    const length = wire === 2 ? readVarint(bytes, tag.next, to) : undefined
    const start = length?.next ?? tag.next
    const end = endOf(bytes, start, to, wire, length?.value)
    if (number === 0 || end === undefined || end > to) break
    fields.push({ number, wire, at, from: start, to: end })
    at = end
  }
  return { fields, end: at }
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
