import { joined } from './envelope.ts'

/** A frame of a recording, and where it begins in the bytes that it was found in. */
export interface Found {
  frame: Uint8Array
  from: number
}

/** Frames as a recording has them: each behind its length in 4 bytes, little-endian. */
export function framed(frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return joined(frames.flatMap(frame => [lengthOf(frame), frame]))
}

function lengthOf({ length }: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, length, true)
  return bytes
}

/**
 * The frames that are whole in these bytes.
 * @returns `end`: where the first begins that is not, which is the end where all are
 */
export function splitFrames(bytes: Uint8Array): { frames: Found[]; end: number } {
  const frames: Found[] = []
  let end = 0
  for (;;) {
    const length = frameLength(bytes, end)
    if (length === undefined || end + 4 + length > bytes.length) return { frames, end }
    const from = end + 4
    end = from + length
    frames.push({ frame: bytes.subarray(from, end), from })
  }
}

/** The length that stands before a frame; undefined where it is not whole. */
export function frameLength(bytes: Uint8Array, at: number): number | undefined {
  return at + 4 > bytes.length
    ? undefined
    : new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true)
}
