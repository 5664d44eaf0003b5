import { type Int64, toNumber } from './int64.ts'

/** Smaller numbers are seconds: as seconds this is the year 5138, as milliseconds 1973. */
const MILLISECONDS_FROM = 100_000_000_000
/** Larger numbers are microseconds. */
const MICROSECONDS_FROM = 100_000_000_000_000

/**
 * A protocol time. Most fields are in milliseconds, some in seconds, one in either: gifts of one combo of 2026-04 have
 * the `create_time` 1776886220097 and 1776886223. So the size decides.
 * @param value a number, or its digits
 * @returns ms since 1970; 0 if absent or not a number
 */
export function moment(value: Int64 | string | null | undefined): number {
  const number =
    typeof value === 'string' ? Number(/^\d{1,16}$/.test(value) ? value : 0) : toNumber(value ?? 0)
  if (number <= 0) return 0
  if (number < MILLISECONDS_FROM) return number * 1000
  return number < MICROSECONDS_FROM ? number : Math.floor(number / 1000)
}
