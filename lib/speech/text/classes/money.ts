import { amountSaid } from '../numerals.ts'
import { CURRENCIES } from '../tables/units.ts'
import type { Rule } from '../token.ts'
import { alternatives, NUMBER_OF, quantity, RANGE } from './amounts.ts'

const CURRENCY = alternatives(Object.keys(CURRENCIES))
const TIMES: Readonly<Record<string, string>> = { w: '万', k: '千', 万: '万', 亿: '亿' }

export const MONEY_RULES: readonly Rule[] = [
  {
    // ¥199-299
    class: 'money',
    shape: new RegExp(
      `(${CURRENCY})\\s?(\\d+(?:\\.\\d+)?)\\s?${RANGE}\\s?(?:${CURRENCY})?(\\d+(?:\\.\\d+)?)(?![\\d.]|\\w)(?:元|块(?![钱\\d]))?`,
      'y',
    ),
    read: ([, sign = '', low = '', high = '']) =>
      `${amountSaid(low)}到${amountSaid(high)}${CURRENCIES[sign] ?? ''}`,
  },
  {
    // ¥1.5万, ￥99, $5k
    class: 'money',
    shape: new RegExp(
      `(${CURRENCY})\\s?(\\d{1,3}(?:,\\d{3}){1,5}(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)([万亿wWkK]?)(?:元|块(?![钱\\d]))?(?![a-zA-Z])`,
      'y',
    ),
    read: ([, sign = '', amount = '', times = '']) =>
      quantity(`${amountSaid(amount)}${TIMES[times.toLowerCase()] ?? ''}${CURRENCIES[sign] ?? ''}`, amount),
  },
  {
    // 99¥
    class: 'money',
    shape: new RegExp(`${NUMBER_OF}\\s?([¥€£])(?!\\s?\\d)`, 'y'),
    read: ([, amount = '', sign = '']) => quantity(amountSaid(amount) + (CURRENCIES[sign] ?? ''), amount),
  },
  {
    // 9.90元: without the trailing zero. 3块8 stays.
    class: 'money',
    shape: /(?<![\d.,])(\d+\.\d+)(?=元|块)/y,
    read: ([, amount = '']) => quantity(amountSaid(amount), amount),
  },
]
