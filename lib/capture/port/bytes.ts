/** The base64 methods of Uint8Array (Chrome 140, Firefox 133, Node 25), which TypeScript's ES2023 does not know. */
interface Base64Bytes {
  toBase64?(): string
}
interface Base64Decoder {
  fromBase64?(text: string): Uint8Array<ArrayBuffer>
}

/** Arguments of `String.fromCharCode` at once: engines allow some ten thousand. */
const CHUNK = 0x2000

/** Bytes as base64 (RFC 4648, padded), which crosses a Port in every browser. */
export function toBase64(bytes: Uint8Array): string {
  const own = bytes as Uint8Array & Base64Bytes
  if (own.toBase64) return own.toBase64()
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  }
  return btoa(binary)
}

/**
 * The bytes of base64 text.
 * @throws if the text is not base64 (`SyntaxError`, or InvalidCharacterError)
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const decoder = Uint8Array as Uint8ArrayConstructor & Base64Decoder
  if (decoder.fromBase64) return decoder.fromBase64(text)
  return Uint8Array.from(atob(text), character => character.charCodeAt(0))
}
