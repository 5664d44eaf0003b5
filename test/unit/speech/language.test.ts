import { describe, expect, test } from 'vitest'
import { voiceListOf, voiceOrder } from '../../../lib/speech/engine/order.ts'
import { foreignIn, withoutForeign } from '../../../lib/speech/text/language.ts'
import { voice } from './engine/voices.ts'

describe('the language of a line', () => {
  test.each([
    ['こんにちは', 'ja'],
    ['とても可愛いですね', 'ja'],
    ['안녕하세요', 'ko'],
    ['언니 예뻐요 ❤', 'ko'],
    ['hello everyone', 'en'],
    ['さくら酱好可爱呀', undefined],
    ['我の宝贝', undefined],
    ['主播唱得真好', undefined],
    ['666', undefined],
  ])('%s: %s', (text, language) => expect(foreignIn(text)).toBe(language))
})

test.each([
  ['我の宝贝', '我的宝贝'],
  ['好可爱ね', '好可爱 '],
  ['欢迎오빠', '欢迎  '],
])('of %s a Chinese voice is given %j', (text, said) => expect(withoutForeign(text)).toBe(said))

describe('a line of another language', () => {
  const voices = [
    voice('婷婷'),
    voice('Kyoko', 'ja-JP'),
    voice('Yuna', 'ko-KR'),
    voice('Net', 'ja-JP', { remote: true }),
  ]
  const first = (language: 'ja' | 'ko' | 'en') => voiceOrder(voiceListOf(voices), [], language)[0]?.name
  test('goes to a voice that can say it', () => {
    expect([first('ja'), first('ko')]).toEqual(['Kyoko', 'Yuna'])
  })
  test('goes to a Chinese one where none can, if it is English', () => expect(first('en')).toBe('婷婷'))
  test('goes to no voice on the net by itself, nor to a Chinese one', () => {
    const list = voiceListOf([voice('Net', 'ja-JP', { remote: true }), voice('婷婷')])
    expect(voiceOrder(list, [], 'ja')).toEqual([])
  })
})
