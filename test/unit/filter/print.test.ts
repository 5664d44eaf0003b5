import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileFilter } from '../../../lib/filter/compile.ts'
import { parseFilter } from '../../../lib/filter/parse.ts'
import { printFilter } from '../../../lib/filter/print.ts'
import { anyText } from './any-text.ts'
import { CHINA, chat, event, gift, parsed } from './subjects.ts'

test.each([
  ['', ''],
  ['  多少  钱 ', '多少 钱'],
  ['类型：礼物、超级弹幕', undefined],
  ['类型：礼物、高级弹幕', 'type:gift,superchat'],
  ['等级 ≥ 20', 'level>=20'],
  ['level=20,30..40,..5', 'level:20,30..40,..5'],
  ['diamonds>1.5万', 'diamonds>15000'],
  ['not not a', 'a'],
  ['not (a or b)', '-(a or b)'],
  ['type!=chat', '-type:chat'],
  ['((a)) (b (c))', 'a b c'],
  ['a (b or c) or (d or e)', 'a (b or c) or d or e'],
  ['level and >5', 'level and >5'],
  ['not -', 'not -'],
  ['fans= =', 'fans= ='],
  ['text: //a', 'text: //a'],
  ['from:“张 三”,李四', 'from:"张 三",李四'],
  ['"a\\"b\\\\c"', '"a\\"b\\\\c"'],
  ['text=/a\\/b/', 'text=/a\\/b/'],
  ['after:21:00', 'time>=21:00'],
  ['time:22:00..2:00', 'time:22:00..02:00'],
  ['before:2026-4-2', 'time<2026-04-02'],
  ['抖音号:Wan_An', 'id:"wan_an"'],
])('%s is printed as %s', (source, expected) => {
  const result = parseFilter(source)
  expect(result.ok ? printFilter(result.filter) : undefined).toBe(expected)
})

const PIECES = [
  ...'( ) （ ） - not and or 且 或 非 | , ， 、 : ： = != > >= < <= ≥ " “ ” 「 / \\ . .. ~ * + ? [ ] { } ^ $'.split(
    ' ',
  ),
  ...'type: 类型： level>= diamonds< from: text: fans= is: has: time: after: id: room: gift:'.split(' '),
  ...'gift chat 礼物 admin question 20 1.5万 10..20 21:00 2026-04-12 张三 "张 三" /a|b/ /[a-c]+/ zs 👍 \u0301 \u202e'.split(
    ' ',
  ),
  ' ',
  '\n',
  '\t',
]
const SUBJECTS = [
  chat('这个多少钱？'),
  chat('Ａｂｃ 👍 https://a.cn', '张三丰'),
  gift('小心心', 1, 99),
  { event: event('like', { count: 1, total: 2 }) },
  { event: event('unknown', { reason: 'r', fields: [] }) },
]
const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PIECES),
      anyText.map(text => text.slice(0, 4)),
    ),
    { maxLength: 24 },
  )
  .map(pieces => pieces.join(''))
/** Filters that are right, with a piece taken out, doubled or put in somewhere. */
const mutated = fc
  .tuple(
    fc.constantFrom(
      'type:gift,superchat diamonds>=99 -from:"张三" level>=20 fans:小糖人',
      'text:/多少钱|价格/ is:admin or (is:question -has:link)',
      '类型：礼物、弹幕 （等级≥20 或 粉丝团等级>3） 非 来自:zs',
      'time:22:00..02:00 after:2026-04-12T21:00 id:123,"456"',
    ),
    fc.nat(),
    fc.nat({ max: 6 }),
    fc.constantFrom('', ...PIECES),
  )
  .map(([source, at, length, piece]) => {
    const place = at % source.length
    return source.slice(0, place) + piece + source.slice(place + length)
  })

describe.each([
  ['anything', anyText],
  ['pieces of the language in any order', soup],
  ['right filters with a mistake', mutated],
])('%s', (_, sources) => {
  test('is a filter, or an error inside of it; the filter reads back, and matches as it does', () => {
    fc.assert(
      fc.property(sources, source => {
        const result = parseFilter(source)
        if (!result.ok) {
          const { at, length, column, expected } = result.error
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at + length).toBeLessThanOrEqual(source.length)
          expect(column).toBeLessThanOrEqual(source.length + 1)
          expect(expected.length).toBeGreaterThan(0)
          return
        }
        const printed = printFilter(result.filter)
        expect(parsed(printed)).toEqual(result.filter)
        const [one, other] = [result.filter, parsed(printed)].map(filter => compileFilter(filter, CHINA))
        for (const subject of SUBJECTS) expect(other?.(subject)).toBe(one?.(subject))
      }),
      { numRuns: 1_000 },
    )
  })
})

test('no pattern can hang', () => {
  const text = 'a'.repeat(2_000)
  for (const pattern of ['/(a*)*(a*)*b/', '/(a|aa)+$b/', '/(.*)(.*)(.*)(.*)(.*)x/', '/((a{1,30}){1,30})z/']) {
    const result = parseFilter(pattern)
    if (result.ok) expect(compileFilter(result.filter, CHINA)(chat(text, '甲'))).toBe(false)
    else expect(result.error.code).toBe('bad-pattern')
  }
})
