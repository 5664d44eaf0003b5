import { amountSaid, digitsSaid, numberSaid, wholeSaid } from '../numerals.ts'
import { UNITS } from '../tables/units.ts'
import type { Rule } from '../token.ts'
import { alternatives, measured, NUMBER_OF, quantity, RANGE } from './amounts.ts'

const UNIT = alternatives(Object.keys(UNITS))

export const MEASURE_RULES: readonly Rule[] = [
  {
    // 10-20%, 10%~20%
    class: 'percent',
    shape: new RegExp(`${NUMBER_OF}[%％]?\\s?${RANGE}\\s?(\\d+(?:\\.\\d+)?)[%％]`, 'y'),
    read: ([, low = '', high = '']) => `百分之${numberSaid(low)}到${numberSaid(high)}`,
  },
  {
    class: 'percent',
    shape: new RegExp(`${NUMBER_OF}\\s?([%％‰])`, 'y'),
    read: ([, part = '', sign]) => quantity(`${sign === '‰' ? '千' : '百'}分之${numberSaid(part)}`, part),
  },
  {
    // -3~5℃, 20-25度
    class: 'temperature',
    shape:
      /(?<![\dA-Za-z.])([-−–]?)(\d+(?:\.\d+)?)(?:℃|°C?|度)?\s?(?:[~～至到]|[-—](?=-?\d))\s?([-−]?)(\d+(?:\.\d+)?)\s?(?:℃|°C|摄氏度|度(?![角数]))/iy,
    read: ([, from = '', low = '', to = '', high = '']) =>
      `${degrees(from, low)}${from ? '度' : ''}到${degrees(to, high)}度`,
  },
  {
    // -5℃, 25°C
    class: 'temperature',
    shape: /(?<![\dA-Za-z.])([-−–]?)(\d+(?:\.\d+)?)\s?(?:℃|°C(?![A-Za-z]))/iy,
    read: ([, sign = '', number = '']) => ({
      said: `${degrees(sign, number)}度`,
      value: (sign && '-') + number,
    }),
  },
  {
    // -10度
    class: 'temperature',
    shape: /(?<![\dA-Za-z])([-−–])(\d+(?:\.\d+)?)\s?度/y,
    read: ([, sign = '', number = '']) => ({ said: `${degrees(sign, number)}度`, value: `-${number}` }),
  },
  {
    // 1080p: lines of a picture.
    class: 'measure',
    shape: /(?<![\d.,])(480|540|576|720|1080|1440|2160|4320)[pPiI](?![a-zA-Z])/y,
    read: ([text, lines = '']) => ({
      said: `${digitsSaid(lines)}${text.slice(-1).toUpperCase()}`,
      value: lines,
    }),
  },
  {
    // 2XL
    class: 'size',
    shape: /(?<![\d.,])(\d{1,2})(?=X{1,4}[LS](?![a-zA-Z]))/iy,
    read: ([, number = '']) => quantity(numberSaid(number), number),
  },
  {
    // 1米65: the centimetres digit by digit.
    class: 'measure',
    shape: /(?<![\d.,])([12])米(\d\d)(?!\d|[.,]\d|\s?[*×xX乘])/y,
    read: ([, metres = '', rest = '']) => ({ said: `${measured(metres, '米')}米${digitsSaid(rest)}` }),
  },
  {
    class: 'measure',
    shape: new RegExp(`${NUMBER_OF}\\s?(${UNIT})(?![a-zA-Z])`, 'iy'),
    read([text, number = '', unit = ''], { before, after }) {
      const said = UNITS[unit.toLowerCase()]
      if (said === undefined || isName(unit, before, after)) return undefined
      if (text.endsWith('°') && /^[cf]/i.test(after)) return undefined
      return quantity((said === '元' ? amountSaid(number) : measured(number, said)) + said, number)
    },
  },
  {
    // 95#汽油, 3#
    class: 'measure',
    shape: /(?<![\d.,])(\d{1,4})#(?![\w\u4e00-\u9fff]*#)/y,
    read: ([, number = '']) => quantity(`${wholeSaid(number)}号`, number),
  },
]

/** `5S店`, `iPhone 6s`, `5V5`, `45R18`: the letter belongs to a name. */
function isName(unit: string, before: string, after: string): boolean {
  if (unit === 'S') return true
  if (/^[rR]$/.test(unit)) return /^\d/.test(after)
  return /^[sv]$/i.test(unit) && (/^[\d店]/.test(after) || /[A-Za-z果]\s?$/.test(before))
}

function degrees(sign: string, number: string): string {
  return `${sign === '' ? '' : '零下'}${numberSaid(number)}`
}
