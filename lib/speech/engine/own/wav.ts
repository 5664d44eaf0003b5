/** Of 16 bits, mono: what programs send without a header. */
const BYTES = 2
const HEADER = 44
/** Of 32,768: a converter's noise is quieter, a voice louder. */
const AUDIBLE = 100

/** Mono samples of 16 bits, little-endian, as a WAV file. An odd byte at the end is left out. */
export function withHeader(samples: Uint8Array, rate: number): Uint8Array<ArrayBuffer> {
  const size = samples.length - (samples.length % BYTES)
  const file = new Uint8Array(HEADER + size)
  const view = new DataView(file.buffer)
  const name = (at: number, text: string) => file.set(new TextEncoder().encode(text), at)
  name(0, 'RIFF')
  view.setUint32(4, HEADER - 8 + size, true)
  name(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * BYTES, true)
  view.setUint16(32, BYTES, true)
  view.setUint16(34, 8 * BYTES, true)
  name(36, 'data')
  view.setUint32(40, size, true)
  file.set(samples.subarray(0, size), HEADER)
  return file
}

/** Whether a WAV file of 16 bits has no sound in it; false for other files. */
export function isSilentWav(file: Uint8Array): boolean {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  let isOf16Bits = false
  for (let at = 12; at + 8 <= file.length; ) {
    const name = String.fromCharCode(...file.subarray(at, at + 4))
    // Programs that stream write sizes that they do not know yet.
    const size = Math.min(view.getUint32(at + 4, true), file.length - at - 8)
    if (name === 'fmt ' && size >= 16)
      isOf16Bits = view.getUint16(at + 8, true) === 1 && view.getUint16(at + 22, true) === 16
    if (name === 'data') return isOf16Bits && isSilent(view, at + 8, size)
    at += 8 + size + (size % 2)
  }
  return false
}

function isSilent(view: DataView, from: number, size: number): boolean {
  for (let at = from; at + 1 < from + size; at += BYTES)
    if (Math.abs(view.getInt16(at, true)) > AUDIBLE) return false
  return true
}
