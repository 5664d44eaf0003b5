/** As protobufjs returns it: a `Long` with two halves, or a plain number. */
export type Int64 = number | { low: number; high: number; unsigned: boolean }

const TWO_32 = 4_294_967_296
const TEN_6 = 1_000_000

/** Exact. Every message has ids, and this division is several times as fast as `Long.toString`. */
export function decimal(value: Int64): string {
  if (typeof value === 'number') return String(value)
  const low = value.low >>> 0
  const high = value.unsigned ? value.high >>> 0 : value.high
  if (high >= 0 && high < 0x20_0000) return String(high * TWO_32 + low)
  if (high < 0) return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low)).toString()
  // value = high * 2^32 + low, split at 10^6 so that each step stays below 2^53.
  const head = Math.floor(high / TEN_6)
  const middle = (high % TEN_6) * TWO_32 + low
  const upper = head * TWO_32 + Math.floor(middle / TEN_6)
  return String(upper) + String(middle % TEN_6).padStart(6, '0')
}

/** Exact up to 2^53. Counts, levels and times are smaller. */
export function toNumber(value: Int64): number {
  if (typeof value === 'number') return value
  return (value.unsigned ? value.high >>> 0 : value.high) * TWO_32 + (value.low >>> 0)
}
