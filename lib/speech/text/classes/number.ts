import { countedSaid, digitsSaid, numberSaid, wholeSaid } from '../numerals.ts'
import { MEASURES, NOT_LIANG } from '../tables/measures.ts'
import { AMOUNT, BODY } from '../tables/senses.ts'
import { isBefore, isBehind, type Rule } from '../token.ts'

/** Not in `MEASURES`: a number may follow 多少, too. */
const UNIT_LETTER = /^\s?(?:[a-z]{1,3}(?![a-z])|[℃°㎡%‰])/i

/** Whether a measure word or unit follows. */
export function isCounted(after: string): boolean {
  return MEASURES.some(word => after.startsWith(word)) || UNIT_LETTER.test(after)
}

/** Whether 2 before this is 两. */
export function isLiang(after: string): boolean {
  if (/^[大小](?=\d|$|[\s，,])/.test(after)) return true
  return (
    isBefore(after, MEASURES) && !NOT_LIANG.some(word => after.startsWith(word)) && !after.startsWith('百')
  )
}

/** Whether it counts, prices or bids; else it may be laughter or a name. */
export function isAmount(before: string, after: string): boolean {
  return isCounted(after) || isBehind(before, AMOUNT.before) || isBefore(after, AMOUNT.after)
}

/** Anchors ask for it: `扣666上车`. */
const ASKED = /(?:扣|公屏|弹幕)打?$/

/** Love codes and goodbyes. */
const LOVE = '5201314|1314520|520|521|530|1314|88|886|995|9494|748|7456|3344|5555?|777|9527'
const LAUGH = new RegExp(
  `(?<![\\d.,:：第])(?:6{2,}|2?3{3,}|23{2,}|(\\d)\\1{2,}|${LOVE})(?![\\d:：]|[.,]\\d)`,
  'y',
)
/** More of it says no more. */
const LONG_LAUGHTER = /^(?:(6)6{3,}|(5)5{3,}|(2?3)3{3,})$/

export const NUMBER_RULES: readonly Rule[] = [
  {
    class: 'laughter',
    shape: LAUGH,
    read([text], { before, after }) {
      const isCounting = isCounted(after) || (!ASKED.test(before) && isAmount(before, after))
      if (isCounting || /^0+$/.test(text)) return undefined
      if (/[A-Za-z¥$€£+*×/-]$/.test(before) || /^[-~/*×+＋]/.test(after)) return undefined
      const laughter = LONG_LAUGHTER.exec(text)
      if (!laughter) return { said: digitsSaid(text), value: text }
      return { said: digitsSaid(text.slice(0, text.startsWith('2') ? 4 : 3)) }
    },
  },
  {
    // Height and weight with a comma, as if between thousands.
    class: 'number',
    shape: /(?<![\d.,])(1[3-9]\d),(?=(\d{3})(?![\d,]))/y,
    read([, height = '', weight = ''], { before, after }) {
      const isWeight = Number(weight) >= 70 && Number(weight) <= 260
      const behind = after.slice(3)
      const isBody = isBehind(before, BODY.before) || isBefore(behind, BODY.after) || !isCounted(behind)
      return isWeight && isBody ? { said: `${wholeSaid(height)}，`, value: height } : undefined
    },
  },
  {
    // Prices: 99,199,299.
    class: 'number',
    shape: /(?<![\d.,])(\d{2,3}),(?=(\d{3}(?:,\d{3})*)(?![\d,]))/y,
    read([, first = '', rest = '']) {
      return arePrices([first, ...rest.split(',')])
        ? { said: `${wholeSaid(first)}，`, value: first }
        : undefined
    },
  },
  {
    class: 'number',
    shape: /(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?)/y,
    read([text], { before, after }) {
      const value = text.replaceAll(',', '')
      const isFirst = !/[第十百千万亿零一二三四五六七八九]$/.test(before)
      const said = isFirst && isLiang(after) ? countedSaid(value) : numberSaid(value)
      return { said, value }
    },
  },
  { class: 'number', shape: /\d+/y, read: ([text]) => ({ said: numberSaid(text), value: text }) },
]

/** Rising numbers that end in 9 are prices, not thousands. */
function arePrices(numbers: readonly string[]): boolean {
  return numbers.every(
    (number, at) => number.endsWith('9') && number !== '999' && Number(number) > Number(numbers[at - 1] ?? 0),
  )
}
