/** Base64 methods of Uint8Array (Chrome 140, Firefox 133, Node 25), absent from TypeScript's ES2023. */
interface Base64Bytes {
  toBase64?(): string
}
interface Base64Decoder {
  fromBase64?(text: string): Uint8Array<ArrayBuffer>
}

/** Engines allow some ten thousand arguments of `String.fromCharCode`. */
const CHUNK = 0x2000

/** Base64 (RFC 4648, padded), which crosses a Port in every browser. */
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
 * Reverses `toBase64`.
 * @throws if the text is not base64 (`SyntaxError`, or InvalidCharacterError)
 */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const decoder = Uint8Array as Uint8ArrayConstructor & Base64Decoder
  if (decoder.fromBase64) return decoder.fromBase64(text)
  return Uint8Array.from(atob(text), character => character.charCodeAt(0))
}
