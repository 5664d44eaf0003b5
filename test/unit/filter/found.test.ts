import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foundIn, termsOf, withoutPinyin } from '../../../lib/filter/found.ts'
import { chat, parsed, passes } from './subjects.ts'

/** What a filter marks in a text, each in brackets, what was found by pinyin in braces. */
function marked(source: string, text: string, isName = false): string {
  let done = ''
  let from = 0
  for (const found of foundIn(text, termsOf(parsed(source)), isName)) {
    const piece = text.slice(found.from, found.to)
    done += text.slice(from, found.from) + (found.pinyin ? `{${piece}}` : `[${piece}]`)
    from = found.to
  }
  return done + text.slice(from)
}

describe('what a filter found is marked', () => {
  test.each([
    ['多少', '这件多少钱，多少', '这件[多少]钱，[多少]'],
    ['多少 这件', '这件多少钱', '[这件][多少]钱'],
    ['ABC', 'xａｂＣx', 'x[ａｂＣ]x'],
    ['裡', '这里', '这[里]'],
    ['里', '這裡', '這[裡]'],
    ['-多少', '多少钱', '多少钱'],
    ['not 多少', '多少钱', '多少钱'],
    ['多少 or 价格', '价格多少', '[价格][多少]'],
    ['text:多少', '多少钱', '[多少]钱'],
    ['from:多少', '多少钱', '多少钱'],
    ['text:/\\d+元/', '99元和8元', '[99元]和[8元]'],
    ['/多少|价格/', '价格多少', '[价格][多少]'],
    ['text:少,多', '多少钱', '[多][少]钱'],
    ['aa', 'aaa', '[aa]a'],
    ['好 你好', '你好', '[你好]'],
    ['好', 'a\u200d好', 'a\u200d[好]'],
    ['😀', '笑😀', '笑[😀]'],
    ['type:gift level>=3', '多少钱', '多少钱'],
    ['method:chat', 'chat', 'chat'],
    ['zs', '张三', '张三'],
  ])('%s in %s: %s', (source, text, expected) => expect(marked(source, text)).toBe(expected))

  test.each([
    ['zs', '小张三', '小{张三}'],
    ['"zs"', '张三', '张三'],
    ['from:zs', '张三', '{张三}'],
    ['text:zs', '张三', '张三'],
    ['from:张', '张三', '[张]三'],
    ['text:张', '张三', '张三'],
    ['zs', 'zs张三', '[zs]{张三}'],
  ])('%s in the name %s: %s', (source, text, expected) => expect(marked(source, text, true)).toBe(expected))

  test('each word that is in a text is found there, wherever it stands', () => {
    const piece = fc.string({
      unit: fc.constantFrom('多', '少', 'A', 'ｂ', '裡', '😀', ' ', '\u200d'),
      maxLength: 6,
    })
    fc.assert(
      fc.property(piece, fc.constantFrom('多', '少多', 'ab', '里'), piece, (before, word, after) => {
        const found = foundIn(before + word + after, termsOf(parsed(`"${word}"`)), false)
        expect(found.length).toBeGreaterThan(0)
        for (const [at, { from, to }] of found.entries()) {
          expect(to).toBeGreaterThan(from)
          expect(from).toBeGreaterThanOrEqual(found[at - 1]?.to ?? 0)
        }
      }),
    )
  })
})

test('without pinyin a filter passes only what was found as it was typed', () => {
  const zhang = chat('你好', '张三')
  expect(passes('zs', zhang)).toBe(true)
  const strict = withoutPinyin(parsed('zs or (from:zs -from:"李")'))
  expect(JSON.stringify(strict)).not.toContain('"quoted":false')
})
