import { describe, expect, test } from 'vitest'
import { isEnglish } from '../../../lib/speech/text/english.ts'

describe('English', () => {
  test.each([
    'nice',
    'hello from Malaysia',
    "don't worry, be happy :)",
    'GG',
    'why?',
    'price is $5, 50% off at 20:30',
    'café au lait',
    'T-shirt',
  ])('%s', text => expect(isEnglish(text)).toBe(true))
})

describe('not English', () => {
  test.each([
    '',
    '666',
    '？',
    'a',
    'XL',
    '你好',
    'nice 主播',
    'hello 안녕',
    'привет',
    'yyds',
    'awsl',
    'xswl',
    'ssr',
    'XXL 有吗',
    'café 好',
  ])('%s', text => expect(isEnglish(text)).toBe(false))
})
