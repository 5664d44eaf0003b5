import type { Natives } from './natives.ts'

/** A decoder writes this for invalid UTF-8: the bytes are lost. */
const REPLACED = 0xfffd

/**
 * Bytes of a response read as text: `charset=x-user-defined` keeps each byte
 * (https://encoding.spec.whatwg.org/#x-user-defined), and valid UTF-8 is encoded again.
 * @returns undefined if bytes were lost
 */
export function bytesOfText(n: Natives, text: string): Uint8Array | undefined {
  const bytes = new n.Uint8Array(text.length)
  for (let at = 0; at < bytes.length; at++) {
    const code = n.charCodeAt(text, at)
    if (code >= 0x80 && (code < 0xf780 || code > 0xf7ff)) return encodeUtf8(n, text)
    bytes[at] = code & 0xff
  }
  return bytes
}

function encodeUtf8(n: Natives, text: string): Uint8Array | undefined {
  for (let at = 0; at < text.length; at++) if (n.charCodeAt(text, at) === REPLACED) return undefined
  return n.encodeText(text)
}
