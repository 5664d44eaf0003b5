import { joined } from '../model/bytes.ts'

export interface Found {
  frame: Uint8Array
  from: number
}

/** Frames, each after its length in 4 bytes, little-endian. */
export function framed(frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return joined(frames.flatMap(frame => [lengthOf(frame), frame]))
}

function lengthOf({ length }: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, length, true)
  return bytes
}

/**
 * The whole frames in these bytes.
 * @returns `end`: offset of the first incomplete frame, or the end
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

/** Length before a frame; undefined if incomplete. */
export function frameLength(bytes: Uint8Array, at: number): number | undefined {
  return at + 4 > bytes.length
    ? undefined
    : new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true)
}
