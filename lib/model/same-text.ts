/** Longer texts, in UTF-16 units, are the same only where every sign is: they are copied, not typed. */
const LONG = 200

/** Punctuation and blanks, but for those inside of a number and the mark that makes a question of a text. */
const UNHEARD = /(?!\?)(?:(?<!\d)[\p{P}\p{Z}\p{C}~]|[\p{P}\p{Z}\p{C}~](?!\d))/gu
/** A sign, or up to eight of them, said again and again: 哈哈哈, 加油加油. Digits stay, for 100 is not 10. */
const REPEATED = /(\D{1,8}?)\1+/gu
const ONE_DIGIT = /^(\d)\1{2,}$/u

/**
 * What texts are compared by that say the same: case, full and half width, repeated signs and punctuation make no
 * difference. `哈哈哈！！` and `哈哈` have the same key, `100` and `10` do not.
 * @returns the key; empty only for an empty text
 */
export function sameTextKey(text: string): string {
  if (text.length > LONG) return text
  const folded = text.normalize('NFKC').toLowerCase()
  const heard = folded.replace(UNHEARD, '') || folded.trim() || folded
  return heard.replace(REPEATED, '$1').replace(ONE_DIGIT, '$1$1$1')
}
