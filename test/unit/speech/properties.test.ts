import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULTS } from '../../../lib/settings/schema/schema.ts'
import { createWords } from '../../../lib/speech/words.ts'

/** What the rules look for, whole and in parts, so that they meet each other in every order. */
const PIECES =
  "哈 哈哈哈 6 666 12 12,345 ¥ $ % w W k kg cm 2 个 第 到 - ~ ～ ： : . / 年 2024 零 万 + [比心] [ ]( ( ) （ ） https:// www. a.com baidu .com /x @ 张三 ， 。 ！ ？ ? ! \u200b \u200d \u0301 \u0338 < > ＜ 👍 👨‍👩‍👧 🇨🇳 1️⃣ \ufe0f e é ① ﬁ ٣ \ud83d \u3164 用户 百分之 点 分 ab abc b aa 元 人 °C 幺 \u1100 \u1161 # * … ' “ — _".split(
    ' ',
  )
const soup = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(' ', ...PIECES) },
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map(parts => parts.join(''))

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const length = (text: string) => [...graphemes.segment(text)].length
const NEVER =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}<>\[\]\{\}]|:\/\/|(?<![\w\-])www\.|(?<![\w\-])a\.com(?![\w\-])|\p{RGI_Emoji}/v

describe.each(['out', 'name', 'count'] as const)('whatever strangers write, with emoji %s', emoji => {
  describe.each([80, 10])('and at most %i characters', longest => {
    const settings = { ...DEFAULTS.speech.text, emoji, longest }
    const { text } = createWords({ ...DEFAULTS.speech, text: settings }, {})
    test('holds nothing that no voice should say, and is not too long', () => {
      fc.assert(
        fc.property(soup, raw => {
          const said = text(raw)
          expect(said).not.toMatch(NEVER)
          expect(length(said)).toBeLessThanOrEqual(longest)
        }),
        { numRuns: 500 },
      )
    })
  })
})

describe('whatever people call themselves', () => {
  const { name, event } = createWords(DEFAULTS.speech, {})
  test('is a short name that can be said', () => {
    fc.assert(
      fc.property(soup, nickname => {
        const said = name({ id: '1', nickname })
        expect(said).toMatch(/[\p{L}\p{N}]/u)
        expect(said).not.toMatch(NEVER)
        expect(length(said)).toBeLessThanOrEqual(10)
        expect(name({ id: '1', nickname: said })).toBe(said)
      }),
      { numRuns: 500 },
    )
  })
  test('and write: what is said of it holds both', () => {
    fc.assert(
      fc.property(soup, soup, (nickname, written) => {
        const user = { id: '1', nickname, roles: [] }
        const base = { id: '1', method: '', roomId: '7', time: 0, receivedAt: 0, user, segments: [] }
        const said = event({ type: 'chat', ...base, text: written }, { count: 1, names: true })
        expect(said).not.toMatch(NEVER)
        expect(said === '' || said.startsWith(`${name(user)}说：`)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
