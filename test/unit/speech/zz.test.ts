import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWords } from '/work/words/lib/speech/words.ts'
import { DEFAULTS } from '/work/words/lib/settings/schema.ts'

const PIECES = ['哈','哈哈哈','6','666','12','12,345','¥','$','%','w','W','k','kg','cm','2','个','第','到','-','~','～',':','.','/','年','2024','零','万','+','[比心]','[','](','(',')','（','）','https://','www.','a.com','baidu','.com','/x','@','张三','，','。','！','？','?','!',' ','\u200b','\u200d','\u0301','\u0338','<','>','＜','👍','👨‍👩‍👧','🇨🇳','1️⃣','\ufe0f','e','é','①','ﬁ','٣','\ud83d','\u3164','用户','百分之','点','分','ab','abc','b','aa','元','人','°C','幺','\u1100','\u1161','#','*','…',"'", '“','—','_']
const soup = fc.array(fc.oneof({weight: 6, arbitrary: fc.constantFrom(...PIECES)}, fc.string({unit:'binary', maxLength: 3}), fc.string({unit:'grapheme', maxLength:3})), {maxLength: 40}).map(a => a.join(''))
for (const emoji of ['out','name','count'] as const) for (const longest of [80, 10]) {
  const words = createWords({ ...DEFAULTS.speech, text: { ...DEFAULTS.speech.text, emoji, longest } }, {})
  test(`idempotent ${emoji} ${longest}`, () => {
    fc.assert(fc.property(soup, raw => { const once = words.text(raw); expect(words.text(once)).toBe(once) }), { numRuns: Number(process.env.RUNS ?? 20000) })
  })
  test(`clean ${emoji} ${longest}`, () => {
    fc.assert(fc.property(soup, raw => { const once = words.text(raw); expect(once).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}<>\[\]\{\}]|:\/\/|(?<![\w.\-])www\.|(?<![\w\-])a\.com(?![\w\-])|\p{RGI_Emoji}/v);
      const n = [...new Intl.Segmenter('zh').segment(once)].length; expect(n).toBeLessThanOrEqual(longest); expect(once.isWellFormed()).toBe(true) }), { numRuns: Number(process.env.RUNS ?? 20000) })
  })
}
test('names', () => {
  const words = createWords(DEFAULTS.speech, {})
  fc.assert(fc.property(soup, nickname => { const once = words.name({id:'1', nickname}); expect(once).not.toBe(''); expect(words.name({id:'1', nickname: once})).toBe(once);
   expect([...new Intl.Segmenter('zh').segment(once)].length).toBeLessThanOrEqual(10); expect(once).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}<>\[\]\{\}]|:\/\/|(?<![\w.\-])www\.|(?<![\w\-])a\.com(?![\w\-])/v) }), { numRuns: 20000 })
})
