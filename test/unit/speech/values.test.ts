import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULTS } from '../../../lib/settings/schema/schema.ts'
import type { SpeechSettings } from '../../../lib/settings/schema/speech.ts'
import { cut } from '../../../lib/speech/text/cut.ts'
import { numberSaid } from '../../../lib/speech/text/numerals.ts'
import { createWords } from '../../../lib/speech/words.ts'

const { text } = createWords(DEFAULTS.speech, {})
const DIGITS = '零一二三四五六七八九'
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const GROUPS: Readonly<Record<string, number>> = { 万亿: 1e12, 亿: 1e8, 万: 1e4 }

/** What number Chinese words say; NaN where they are none. */
function numberOf(said: string): number {
  const words = said.replaceAll('两', '二')
  const [, amount, times] = /^(.*点.*?)([万亿])$/.exec(words) ?? []
  if (amount && times) return numberOf(amount) * (GROUPS[times] ?? Number.NaN)
  const [whole = '', fraction] = words.split('点')
  const value = /[十百千万亿]/.test(whole) ? wholeOf(whole) : Number(digitsOf(whole))
  return fraction === undefined ? value : Number(`${value}.${digitsOf(fraction)}`)
}

function wholeOf(words: string): number {
  const groups = [...words.matchAll(/([零一二三四五六七八九十百千]+)(万亿|亿|万)?/g)]
  return groups.reduce((sum, [, group = '', times = '']) => sum + groupOf(group) * (GROUPS[times] ?? 1), 0)
}

function groupOf(words: string): number {
  const places = [...words.matchAll(/([一二三四五六七八九])?([十百千])?/g)]
  return places.reduce((sum, [, digit, place]) => {
    if (digit === undefined && place === undefined) return sum
    return sum + (digit ? DIGITS.indexOf(digit) : 1) * (place ? (PLACES[place] ?? 1) : 1)
  }, 0)
}

function digitsOf(said: string): string {
  return Array.from(said, sign => DIGITS.indexOf(sign)).join('')
}

const NUMERALS = /[零一二三四五六七八九十百千万亿两点]+/g
const unit = fc.constantFrom('元', '块', '个', '斤', '件', '公斤', '码', '人', '楼', '米', '单', '岁')
const whole = fc.integer({ min: 0, max: 9_999_999 })
const price = fc
  .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 1, max: 99 }))
  .map(([yuan, cents]) => `${yuan}.${String(cents).padStart(2, '0')}`)

describe('the value said is the value written', () => {
  test('of a whole number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        number => numberOf(numberSaid(String(number))) === number,
      ),
    )
  })
  test('with whatever is counted behind it', () => {
    fc.assert(
      fc.property(whole, unit, (number, counted) => {
        const said = text(`一共${number}${counted}吧`).slice(2)
        expect(numberOf(said.match(NUMERALS)?.[0] ?? '')).toBe(number)
      }),
      { numRuns: 1000 },
    )
  })
  test('of a price, however it is written', () => {
    const written = fc.constantFrom(
      (n: string) => `¥${n}`,
      (n: string) => `${n}元`,
      (n: string) => `${n}块`,
      (n: string) => `${n}r`,
    )
    fc.assert(
      fc.property(price, written, (number, write) => {
        const said = text(`卖${write(number)}`).slice(1)
        expect(numberOf(said.match(NUMERALS)?.[0] ?? '')).toBe(Number(number))
      }),
      { numRuns: 500 },
    )
  })
  test('of k and w', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.constantFrom('w', 'k'), (number, times) => {
        const said = text(`月薪${number / 10}${times}左右`).slice(2)
        const wanted = (number / 10) * (times === 'w' ? 10_000 : 1000)
        expect(numberOf(said.match(NUMERALS)?.[0] ?? '')).toBeCloseTo(wanted, 5)
      }),
    )
  })
  test('of each token that has one, side by side in any order', () => {
    const pieces = fc.array(
      fc.oneof(
        whole.map(String),
        price,
        fc.constantFrom(
          '¥',
          '元',
          '斤',
          '，',
          ' ',
          '的',
          '-',
          '/',
          '*',
          '+',
          '%',
          'kg',
          'w',
          'k',
          ':',
          '号',
          'A',
          '.',
          '~',
          '第',
        ),
      ),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(
        pieces.map(parts => parts.join('')),
        line => {
          for (const { class: kind, said, value, text: written } of cut(line)) {
            expect(written).not.toBe('')
            if (kind !== 'number' || value === undefined || value.length > 15) continue
            expect(numberOf(said.replace(/[，第]/g, '')), `${written} in ${line}`).toBe(Number(value))
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
  test('the tokens are the line', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        line =>
          cut(line)
            .map(({ text }) => text)
            .join('') === line,
      ),
    )
  })
})

describe('of an identity no digit is missing', () => {
  const words = '电话 手机号 QQ号 微信号 尾号 验证码 密码 单号 邮编 编号 房间号 后四位 取件码'.split(' ')
  test('whatever stands around it', () => {
    const digits = fc.stringMatching(/^\d{5,24}$/)
    fc.assert(
      fc.property(
        fc.constantFrom(...words),
        fc.constantFrom('', ':', '：', ' ', '是'),
        digits,
        (word, between, row) => {
          const said = text(`${word}${between}${row}`)
          expect(digitsOf(said.match(/[零一二三四五六七八九]+$/)?.[0] ?? '')).toBe(row)
        },
      ),
      { numRuns: 1000 },
    )
  })
  test('a mobile phone by itself', () => {
    fc.assert(fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), phone => digitsOf(text(phone)) === phone))
  })
})

describe('as the user chooses', () => {
  const said = (part: Partial<SpeechSettings['text']>, raw: string) =>
    createWords({ ...DEFAULTS.speech, text: { ...DEFAULTS.speech.text, ...part } }, {}).text(raw)
  test.each([
    ['666', '六六六', '六百六十六', '六六六'],
    ['199元', '一百九十九元', '一百九十九元', '一九九元'],
    ['9.90元', '九点九元', '九点九元', '九点九零元'],
    [
      '电话13800138000',
      '电话一三八零零一三八零零零',
      '电话一三八零零一三八零零零',
      '电话一三八零零一三八零零零',
    ],
  ])('numbers of %s', (raw, sense, values, digits) => {
    expect([said({}, raw), said({ numbers: 'values' }, raw), said({ numbers: 'digits' }, raw)]).toEqual([
      sense,
      values,
      digits,
    ])
  })
  test.each([
    ['好看！！！', '好看！', '好看，三个感叹号'],
    ['等等……', '等等…', '等等，省略号'],
    ['真的？', '真的？', '真的，问号'],
    ['！！', '', '两个感叹号'],
  ])('marks of %s', (raw, pause, named) => {
    expect([said({}, raw), said({ marks: 'said' }, raw)]).toEqual([pause, named])
  })
})

describe('10,000 characters', () => {
  test.each([
    '1',
    '1 ',
    '1,',
    '111,',
    '1.',
    '1-',
    '9:',
    '1/',
    '(',
    '(^',
    'T_',
    '1k',
    'a1',
    '￥1',
    '@a',
    '①',
    '-',
    '1*',
    '+1',
    '第1',
    '微信',
    'A-',
    '1 2',
    '加我1',
    '[',
    '《',
    '？',
  ])('of %j are read in linear time', piece => {
    const long = piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000)
    expect(typeof text(long)).toBe('string')
  })
})
