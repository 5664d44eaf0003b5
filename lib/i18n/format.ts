import { showable } from '../model/showable.ts'
import { i18n } from './i18n.ts'

/** The interface's language may differ from the browser's. */
let formats: ReturnType<typeof makeFormats> | undefined

function makeFormats() {
  const lang = i18n.t('lang')
  const unit = (name: string) =>
    new Intl.NumberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: 0 })
  return {
    whole: new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }),
    tenths: new Intl.NumberFormat(lang, { maximumFractionDigits: 1 }),
    short: new Intl.NumberFormat(lang, { notation: 'compact', maximumFractionDigits: 1 }),
    second: unit('second'),
    minute: unit('minute'),
    hour: unit('hour'),
    time: new Intl.DateTimeFormat(lang, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    }),
    clock: new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    date: new Intl.DateTimeFormat(lang, {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  }
}

function use() {
  formats ??= makeFormats()
  return formats
}

/** `1,204`; shortened from 100,000: `12.3万`, `123K`. */
export function formatNumber(value: number): string {
  return (Math.abs(value) < 100_000 ? use().whole : use().short).format(value)
}

/** Keeps words such as `1.2万`, cut to a score's length. */
export function formatScore(score: string): string {
  return /^\d{1,15}$/.test(score) ? formatNumber(Number(score)) : showable(score, 12)
}

/** `1,204,311`, where the exact number matters. */
export function formatWhole(value: number): string {
  return use().whole.format(value)
}

/** Whole minutes from two minutes on: `45秒`, `12 min`. */
export function formatSeconds(seconds: number): string {
  return seconds < 120 ? use().second.format(seconds) : use().minute.format(Math.floor(seconds / 60))
}

/** `840 B`, `12.3 kB`, `4.5 MB`, `1.2 GB`; 1 kB is 1,000 bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${use().whole.format(bytes)} B`
  const [amount, unit] =
    bytes < 1e6 ? [bytes / 1e3, 'kB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB']
  return `${use().tenths.format(amount)} ${unit}`
}

let lastMinute = Number.NaN
let lastClock = ''

/** `21:04`; empty if not finite. */
export function formatClock(time: number): string {
  const minute = Math.floor(time / 60_000)
  // Rows of a feed mostly share a minute, and formatting is slow.
  if (minute !== lastMinute) {
    lastMinute = minute
    lastClock = Math.abs(time) <= 8.64e15 ? use().clock.format(time) : ''
  }
  return lastClock
}

/** `21:04:09`; empty if not finite. */
export function formatTime(time: number): string {
  return Math.abs(time) <= 8.64e15 ? use().time.format(time) : ''
}

/** `2026/11/24 21:04`; empty if not finite. */
export function formatDate(time: number): string {
  return Math.abs(time) <= 8.64e15 ? use().date.format(time) : ''
}

/** Ms as `3小时25分钟`; below a minute in seconds. */
export function formatDuration(ms: number): string {
  if (ms < 60_000) return use().second.format(Math.floor(ms / 1000))
  const minutes = Math.floor(ms / 60_000)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return hours === 0
    ? use().minute.format(rest)
    : `${use().hour.format(hours)} ${rest === 0 ? '' : use().minute.format(rest)}`.trim()
}
