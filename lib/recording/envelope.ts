import { joined } from '../model/bytes.ts'

const encoder = new TextEncoder()
/** Tags of PushFrame's type and payload. */
const TYPE = 0x3a
const PAYLOAD = 0x42

/** Wraps a payload of less than 128 bytes into a PushFrame. */
export function wrapped(type: string, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const name = encoder.encode(type)
  return joined([Uint8Array.of(TYPE, name.length, ...name, PAYLOAD, ...varint(payload.length)), payload])
}

/** A number as protobuf writes it. */
export function varint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80)
  return [...bytes, rest]
}
