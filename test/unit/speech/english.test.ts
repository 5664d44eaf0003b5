import { describe, expect, test } from 'vitest'
import { englishEnd, isEnglish } from '../../../lib/speech/text/english.ts'

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

describe('an English end', () => {
  test.each([
    ['张三说：hello everyone', 'hello everyone', 'hello everyone'],
    ['张三说：nice!', 'nice!', 'nice!'],
    ['张三说「so good」！', 'so good', 'so good」！'],
    ['两人都说：good night', 'good night', 'good night'],
    ['awsl说：so cute', 'so cute', 'so cute'],
    // All English, not English, not at the end, or not there as it was written.
    ['Anna: hello', 'hello', ''],
    ['hello everyone', 'hello everyone', ''],
    ['张三说：hello 世界', 'hello 世界', ''],
    ['张三说：666', '666', ''],
    ['张三说：yyds', 'yyds', ''],
    ['hello，张三说的', 'hello', ''],
    ['张三说：', '', ''],
    ['张三说：good', 'very good', ''],
  ])('%s, of which %s was written: %j', (text, written, end) => {
    const at = englishEnd(text, written)
    expect(at === 0 ? '' : text.slice(at)).toBe(end)
  })
})
