import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldCase } from '../../../lib/filter/fold-case.ts'
import { anyText } from './any-text.ts'

const slow = (text: string) => text.normalize('NFKC').toLowerCase()

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
