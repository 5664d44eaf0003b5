import { isEnglish } from './english.ts'

/** Languages with voices besides Chinese. */
export type Foreign = 'en' | 'ja' | 'ko'

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/gu
const HANGUL = /\p{Script=Hangul}/gu
const LETTERS = /\p{L}/gu
/** Written for 的 between Chinese words. */
const OF = /(?<=\p{Script=Han})\s?の\s?(?=\p{Script=Han})/gu

/** The language if a Chinese voice cannot say it; undefined if mostly Chinese. */
export function foreignIn(text: string): Foreign | undefined {
  if (isEnglish(text)) return 'en'
  if (!/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)) return undefined
  const half = count(text.replace(OF, ''), LETTERS) / 2
  if (count(text, KANA) > half) return 'ja'
  return count(text, HANGUL) > half ? 'ko' : undefined
}

/**
 * Language of the voice; names around the written part do not count.
 * @param written as in the text; empty if nobody wrote it
 */
export function languageOf(text: string, written: string): Foreign | undefined {
  if (written === '' || isEnglish(text)) return foreignIn(text)
  const own = text.includes(written) ? foreignIn(written) : undefined
  return own === 'en' ? undefined : own
}

/** Drops kana and Hangul, which a Chinese voice drops or spells. */
export function withoutForeign(text: string): string {
  return text.replace(OF, '的').replace(KANA, ' ').replace(HANGUL, ' ')
}

function count(text: string, signs: RegExp): number {
  return text.match(signs)?.length ?? 0
}
