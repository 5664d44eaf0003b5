import type { Moment, NumberValue, TimeValue } from './tree.ts'

/** 万 and w are ten thousand. */
const UNITS: Readonly<Record<string, number>> = { k: 1e3, 千: 1e3, w: 1e4, 万: 1e4, m: 1e6, 亿: 1e8 }
const LARGEST = 1e15
const NUMBER = /^([+-]?\d{1,16}(?:\.\d{1,3})?)([k千w万m亿]?)$/
/** Folding makes three dots of `…`. */
const RANGE = /^(.*?)(?:\.{2,3}|~)(.*)$/
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/
const DAY = /^(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2}))$/

/**
 * Reads `99`, `1.5k` or `2万`.
 * @param typed case-folded
 */
export function readNumber(typed: string): number | undefined {
  const found = NUMBER.exec(typed)
  if (!found) return undefined
  // Rounded, so that 1.001k is 1001.
  const value = Math.round(Number(found[1]) * (UNITS[found[2] ?? ''] ?? 1) * 1e3) / 1e3
  return Math.abs(value) <= LARGEST ? value + 0 : undefined
}

/**
 * Reads a number, or a range `10..20`, `10..`, `..20`.
 * @param typed case-folded
 */
export function readNumbers(typed: string): NumberValue | undefined {
  const single = readNumber(typed)
  if (single !== undefined) return single
  const ends = readRange(typed, readNumber)
  return ends && { ...valued('least', ends[0]), ...valued('most', ends[1]) }
}

/**
 * Reads `21:00`, `21:00:30`, `2026-11-24` or `2026-11-24T21:00`.
 * @param typed case-folded
 */
export function readMoment(typed: string): Moment | undefined {
  const [head = '', tail, rest] = typed.split(/[t\s]+/)
  if (rest !== undefined) return undefined
  const clock = readClock(tail ?? head)
  const day = readDay(head)
  if (tail !== undefined) return day && clock && { day, clock }
  return day ? { day } : clock && { clock }
}

/** Reads a moment or a range. @param typed case-folded */
export function readMoments(typed: string): TimeValue | undefined {
  const single = readMoment(typed)
  if (single) return single
  const ends = readRange(typed, readMoment)
  return ends && { ...valued('from', ends[0]), ...valued('to', ends[1]) }
}

export function isRange(value: NumberValue | TimeValue): boolean {
  return (
    typeof value === 'object' && ('least' in value || 'most' in value || 'from' in value || 'to' in value)
  )
}

/** Whether a range is empty. Times of day may cross midnight, days not; a day at one end alone says nothing. */
export function isBackwards(value: NumberValue | TimeValue): boolean {
  if (typeof value !== 'object') return false
  if ('least' in value && 'most' in value) return Number(value.least) > Number(value.most)
  if (!('from' in value) || !('to' in value) || !value.from || !value.to) return false
  const { from, to } = value
  if (!from.day || !to.day) return from.day !== to.day
  return printMoment(from) > printMoment(to)
}

/** As a filter holds it, without an exponent. */
export function printNumber(value: NumberValue): string {
  if (typeof value !== 'object') return plain(value)
  const { least, most } = value
  return `${least === undefined ? '' : plain(least)}..${most === undefined ? '' : plain(most)}`
}

/** As a filter holds it. */
export function printTime(value: TimeValue): string {
  if ('from' in value || 'to' in value) {
    const { from, to } = value
    return `${from ? printMoment(from) : ''}..${to ? printMoment(to) : ''}`
  }
  return printMoment(value as Moment)
}

function printMoment({ day, clock }: Moment): string {
  const parts: string[] = []
  if (day) parts.push(`${String(day.year).padStart(4, '0')}-${two(day.month)}-${two(day.day)}`)
  if (clock) {
    const { hour, minute, second } = clock
    parts.push(`${two(hour)}:${two(minute)}${second === undefined ? '' : `:${two(second)}`}`)
  }
  return parts.join('T')
}

type Ends<T> = [T | undefined, T | undefined]

function readRange<T>(typed: string, read: (typed: string) => T | undefined): Ends<T> | undefined {
  const found = RANGE.exec(typed)
  if (!found) return undefined
  const [, left = '', right = ''] = found
  const ends: Ends<T> = [read(left), read(right)]
  const isSound = (text: string, end: T | undefined) => text === '' || end !== undefined
  if (left + right === '' || !isSound(left, ends[0]) || !isSound(right, ends[1])) return undefined
  return ends
}

function readClock(typed: string): Moment['clock'] {
  const found = CLOCK.exec(typed)
  if (!found) return undefined
  const [hour, minute, second] = [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)]
  if (hour > 24 || minute > 59 || second > 59 || hour * 3600 + minute * 60 + second > 86_400) return undefined
  return { hour, minute, ...(found[3] !== undefined && { second }) }
}

function readDay(typed: string): Moment['day'] {
  const found = DAY.exec(typed)
  if (!found) return undefined
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { year, month, day } : undefined
}

function valued<K extends string, T>(key: K, value: T | undefined): Partial<Record<K, T>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, T>)
}

function plain(value: number): string {
  return String(Number(value.toFixed(3)))
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
