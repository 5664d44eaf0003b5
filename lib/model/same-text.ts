/** Longer texts, in UTF-16 units, must be equal: people copy them. */
const LONG = 200

/** Punctuation and blanks, except inside numbers and question marks. */
const UNHEARD = /(?!\?)(?:(?<!\d)[\p{P}\p{Z}\p{C}~]|[\p{P}\p{Z}\p{C}~](?!\d))/gu
/** One to eight signs repeated: 哈哈哈, 加油加油. Digits stay: 100 is not 10. */
const REPEATED = /(\D{1,8}?)\1+/gu
const ONE_DIGIT = /^(\d)\1{2,}$/u

/**
 * Key of texts that say the same, ignoring case, width, repetition and punctuation: `哈哈哈！！` equals `哈哈`, `100`
 * differs from `10`.
 * @returns empty only for an empty text
 */
export function sameTextKey(text: string): string {
  if (text.length > LONG) return text
  const folded = text.normalize('NFKC').toLowerCase()
  const heard = folded.replace(UNHEARD, '') || folded.trim() || folded
  return heard.replace(REPEATED, '$1').replace(ONE_DIGIT, '$1$1$1')
}
