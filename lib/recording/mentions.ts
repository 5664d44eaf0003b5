import { readPushFrame } from '../protocol/envelope.ts'
import { inflate, isGzip } from '../protocol/inflate.ts'
import { varint } from './envelope.ts'
import { splitFrames } from './frames.ts'

/** Shorter names and numbers are in many frames by chance. */
const SHORT = 2
const SHORT_NUMBER = 5

/**
 * Whether frames, even undecodable ones, mention somebody by name, or by id as text or number. Names of one sign are
 * skipped: they match any bytes.
 */
export function mentions(piece: Uint8Array, marks: readonly string[]): boolean {
  const wanted = marks.filter(mark => mark.length >= SHORT).flatMap(bytesOf)
  return splitFrames(piece).frames.some(({ frame }) => {
    const { payload } = readPushFrame(frame)
    const text = byteString(isGzip(payload) ? inflate(payload).bytes : payload)
    return wanted.some(bytes => text.includes(bytes))
  })
}

function bytesOf(mark: string): string[] {
  const isNumber = /^\d+$/.test(mark)
  if (isNumber && mark.length < SHORT_NUMBER) return []
  const number = isNumber && mark.length <= 20 ? [byteString(Uint8Array.from(longVarint(BigInt(mark))))] : []
  return [byteString(new TextEncoder().encode(mark)), ...number]
}

/** Ids have more digits than a number holds. */
function longVarint(value: bigint): number[] {
  return value < 0x80n ? varint(Number(value)) : [Number(value & 0x7fn) | 0x80, ...longVarint(value >> 7n)]
}

/** One character a byte, to search as text. */
function byteString(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}
