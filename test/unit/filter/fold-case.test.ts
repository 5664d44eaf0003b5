import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldCase } from '../../../lib/filter/fold-case.ts'
import { SIMPLIFIED } from '../../../lib/filter/simplified.ts'
import { anyText } from './any-text.ts'

const PAIRS = new Map(
  Array.from({ length: SIMPLIFIED.length / 2 }, (_, at) => [
    SIMPLIFIED.charAt(2 * at),
    SIMPLIFIED.charAt(2 * at + 1),
  ]),
)
const slow = (text: string) =>
  Array.from(
    text
      .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu, '')
      .normalize('NFKC')
      .toLowerCase(),
    char => PAIRS.get(char) ?? char,
  ).join('')

test('its short cuts change nothing: every character there is', () => {
  for (let code = 0; code <= 0xffff; code++) {
    const text = String.fromCharCode(code)
    if (foldCase(text) !== slow(text))
      expect.fail(`U+${code.toString(16)} becomes ${foldCase(text)}, not ${slow(text)}`)
  }
})

test('its short cuts change nothing: any text', () => {
  const letters = fc.oneof(anyText, fc.constantFrom('ＡＢ', '你好', 'Abc', '！？', '①', 'が'))
  fc.assert(
    fc.property(
      fc.array(letters, { maxLength: 12 }).map(parts => parts.join('')),
      text => foldCase(text) === slow(text),
    ),
  )
})

test.each([
  ['這件衣服多少錢', '这件衣服多少钱'],
  ['有無大碼', '有无大码'],
  ['騙子', '骗子'],
  ['電話', '电话'],
  ['後悔', '后悔'],
])('%s is looked for as %s', (traditional, simple) => expect(foldCase(traditional)).toBe(simple))

test.each(
  '\u200b \u200c \u200d \u200e \u202e \u2060 \u2063 \u2066 \u00ad \ufeff \ufe0f \u3164 \u115f \u180e \u2800'.split(
    ' ',
  ),
)('an invisible sign between two characters hides nothing: %j', sign =>
  expect(foldCase(`骗${sign}子`)).toBe('骗子'),
)
