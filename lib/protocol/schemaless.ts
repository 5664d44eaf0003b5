import { Reader } from 'protobufjs/minimal.js'
import type { RawField } from '../model/events.ts'
import { decimal } from './int64.ts'

/** Limits of one call. */
export interface Bounds {
  fields: number
  /** Per value. */
  bytes: number
  depth: number
}

/** Enough to recognise a message; many fit into the feed. */
const FOR_A_FEED: Bounds = { fields: 64, bytes: 256, depth: 4 }

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Reads protobuf without a schema, within limits: field numbers, wire types, guessed values.
 * @returns the fields before the first unreadable one; never throws
 */
export function readSchemaless(bytes: Uint8Array, bounds: Bounds = FOR_A_FEED): RawField[] {
  return readFields(bytes, { ...bounds }, 0).fields
}

/** @param left remaining limits; `left.fields` is counted down */
function readFields(bytes: Uint8Array, left: Bounds, depth: number): { fields: RawField[]; whole: boolean } {
  const reader = Reader.create(bytes)
  const fields: RawField[] = []
  try {
    while (reader.pos < reader.len) {
      if (left.fields-- <= 0) return { fields, whole: true }
      const tag = reader.uint32()
      const field = tag >>> 3
      if (field === 0) return { fields, whole: false }
      fields.push(readField(reader, field, tag & 7, left, depth))
    }
  } catch {
    return { fields, whole: false }
  }
  return { fields, whole: true }
}

function readField(reader: Reader, field: number, wire: number, left: Bounds, depth: number): RawField {
  switch (wire) {
    case 0:
      return { field, wire, value: decimal(reader.uint64()) }
    case 1:
      return { field, wire, value: decimal(reader.fixed64()) }
    case 2:
      return { field, wire, ...guess(reader.bytes(), left, depth) }
    case 5:
      return { field, wire, value: String(reader.fixed32()) }
    default:
      throw Error(`wire type ${wire}`)
  }
}

/** Text, else a nested message, else bytes. Text first: short text often parses as a message. */
function guess(bytes: Uint8Array, left: Bounds, depth: number): Pick<RawField, 'value' | 'cutFrom'> {
  const text = asText(bytes, left.bytes)
  if (text !== undefined) return cut(text, bytes.length, left.bytes)
  if (depth < left.depth && left.fields > 0) {
    const inner = { ...left }
    const nested = readFields(bytes, inner, depth + 1)
    if (nested.whole && nested.fields.length > 0) {
      left.fields = inner.fields
      return { value: nested.fields }
    }
  }
  const hex = Array.from(bytes.subarray(0, left.bytes), byte => byte.toString(16).padStart(2, '0')).join('')
  return bytes.length > left.bytes ? { value: `0x${hex}`, cutFrom: bytes.length } : { value: `0x${hex}` }
}

function asText(bytes: Uint8Array, most: number): string | undefined {
  const looked = bytes.subarray(0, wholeCharacters(bytes, 4 * most))
  // Most binary values have a control character; cheaper than an exception.
  if (looked.some(isControl)) return undefined
  try {
    return strict.decode(looked)
  } catch {
    return undefined
  }
}

/** Except tab, line feed and carriage return. */
function isControl(byte: number): boolean {
  return (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f
}

/** Length of the longest prefix of at most `most` bytes that cuts no UTF-8 character. */
function wholeCharacters(bytes: Uint8Array, most: number): number {
  if (bytes.length <= most) return bytes.length
  let end = most
  while (end > most - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return end
}

function cut(text: string, length: number, most: number): Pick<RawField, 'value' | 'cutFrom'> {
  return text.length > most ? { value: text.slice(0, most), cutFrom: length } : { value: text }
}
