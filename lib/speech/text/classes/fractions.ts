import { numberSaid, wholeSaid } from '../numerals.ts'
import type { Rule } from '../token.ts'

const FRACTIONS: Readonly<Record<string, string>> = {
  '½': '1/2',
  '⅓': '1/3',
  '⅔': '2/3',
  '¼': '1/4',
  '¾': '3/4',
  '⅕': '1/5',
  '⅖': '2/5',
  '⅗': '3/5',
  '⅘': '4/5',
  '⅙': '1/6',
  '⅚': '5/6',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8',
  '⅐': '1/7',
  '⅑': '1/9',
  '⅒': '1/10',
}

export const FRACTION_RULES: readonly Rule[] = [
  {
    class: 'fraction',
    shape: new RegExp(`(\\d{0,6})([${Object.keys(FRACTIONS).join('')}])`, 'y'),
    read([, whole = '', sign = '']) {
      const [above, below] = (FRACTIONS[sign] ?? '').split('/')
      const part = fractionSaid(above, below)
      return whole === '' ? part : `${wholeSaid(whole)}又${part}`
    },
  },
  {
    // 1/2; not a height with a weight, two things side by side, or 12/24期.
    class: 'fraction',
    shape: /(?<![\d./])(\d{1,3})\/(\d{1,4})(?![\d./])/y,
    read([, above = '', below = ''], { before, after }) {
      const [a, b] = [Number(above), Number(below)]
      const isBody = (a >= 130 && a <= 200 && b >= 35) || (a >= 28 && a <= 46 && b >= 65 && b <= 105)
      if (a >= b || a === 0 || isBody || /^\s?(?:kg|斤|公斤|[gG]\b|ml|期)/i.test(after)) return undefined
      if (/[¥$€£A-Za-z]$/.test(before) || (b > 20 && !/[的占剩约]$|^$/.test(before.slice(-1))))
        return undefined
      return fractionSaid(above, below)
    },
  },
]

function fractionSaid(above = '', below = ''): string {
  return `${numberSaid(below)}分之${numberSaid(above)}`
}
