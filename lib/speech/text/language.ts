import { isEnglish } from './english.ts'

/** Languages besides Chinese whose lines have a voice of their own. */
export type Foreign = 'en' | 'ja' | 'ko'

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/gu
const HANGUL = /\p{Script=Hangul}/gu
const LETTERS = /\p{L}/gu
/** Between Chinese words it is written for 的. */
const OF = /(?<=\p{Script=Han})\s?の\s?(?=\p{Script=Han})/gu

/** The language of a text that a Chinese voice cannot say; undefined for Chinese and for what is mostly Chinese. */
export function foreignIn(text: string): Foreign | undefined {
  if (isEnglish(text)) return 'en'
  if (!/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)) return undefined
  const half = count(text.replace(OF, ''), LETTERS) / 2
  if (count(text, KANA) > half) return 'ja'
  return count(text, HANGUL) > half ? 'ko' : undefined
}

/**
 * The language of the voice for a text. Names around what somebody wrote decide nothing.
 * @param written what somebody wrote, as it stands in the text; empty where nobody did
 */
export function languageOf(text: string, written: string): Foreign | undefined {
  if (written === '' || isEnglish(text)) return foreignIn(text)
  const own = text.includes(written) ? foreignIn(written) : undefined
  return own === 'en' ? undefined : own
}

/** A Chinese text without kana and Hangul, which a Chinese voice drops or spells. */
export function withoutForeign(text: string): string {
  return text.replace(OF, '的').replace(KANA, ' ').replace(HANGUL, ' ')
}

function count(text: string, signs: RegExp): number {
  return text.match(signs)?.length ?? 0
}
