import { countedSaid, numberSaid } from '../numerals.ts'

/** Voices say 两 for 2 before these units, 二 before others. */
const LIANG = /^(?:小时|分钟|秒|米|公斤|公里|克|升|毫升|平方米|立方米|磅|元|万|匹|吨)?$/

/** A number before a unit, not part of a longer number or of a model such as `E300L`. */
export const NUMBER_OF = String.raw`(?<!\d|\d[.,]|[A-WYZa-wyz])(\d{1,3}(?:,\d{3}){1,5}(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)`
/** Between the ends of a range. */
export const RANGE = '[-~～—–〜至到]{1,2}'

/** As regular expression alternatives, longest first. */
export function alternatives(words: readonly string[]): string {
  return words
    .toSorted((a, b) => b.length - a.length)
    .map(word => word.replace(/[$^*+?.()|[\]{}\\/]/g, '\\$&'))
    .join('|')
}

/** Without commas between thousands. */
export function bareNumber(number: string): string {
  return number.replaceAll(',', '')
}

/** What is said, with the number behind it. */
export function quantity(said: string, number: string) {
  return { said, value: bareNumber(number) }
}

/** A number before its unit. */
export function measured(number: string, unit: string): string {
  return LIANG.test(unit) ? countedSaid(bareNumber(number)) : numberSaid(number)
}

/** A number times a power of ten, exactly, as digits. */
export function scaled(number: string, places: number): string {
  const [whole = '', fraction = ''] = bareNumber(number).split('.')
  const moved = whole + fraction.slice(0, places).padEnd(places, '0')
  const rest = fraction.slice(places)
  return moved.replace(/^0+(?=\d)/, '') + (rest && `.${rest}`)
}
