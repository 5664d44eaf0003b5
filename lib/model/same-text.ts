/** Longer texts, in UTF-16 units, must be equal: they are copied. */
const LONG = 200

/** Codes of emoji and pictures: beside words they add nothing. */
const PICTURES = /\[[^[\]\s]{1,12}\]|\p{Emoji_Presentation}|\ufe0f|\u200d/gu
/** `①99` is not 199, `10²` not 102. */
const RINGED = /[①-⒛⓪⓵-⓾❶-❿⓫-⓴➀-➓]/gu
const RAISED = /[²³¹⁰⁴-⁹]+/gu
/** Signs of a value before a number, and behind it. */
const SIGNS = /(?<![\p{L}\p{N}])[-−–](?=\d)|(?<=\d)[%‰°#*]|[#*](?=\d)/gu
/** Placeholders while punctuation is removed; no text has them. */
const KEPT: Readonly<Record<string, string>> = {
  '%': '\ue001',
  '‰': '\ue002',
  '°': '\ue003',
  '#': '\ue004',
  '*': '\ue005',
}
const MINUS = '\ue000'
/** Punctuation and blanks, except within numbers and a text's question mark. */
const UNHEARD =
  /(?!\?)(?:(?<!\d)(?![\ue000-\ue005])[\p{P}\p{Z}\p{C}~]|(?![\ue000-\ue005])[\p{P}\p{Z}\p{C}~](?!\d))/gu
/** Up to eight signs, repeated: 哈哈哈, 加油加油. Digits stay, because 100 is not 10. */
const REPEATED = /(\D{1,8}?)\1+/gu
/** Laughter, however long. */
const LAUGHTER = /^(?:6{3,}|(2)3{2,})$/u

/**
 * Key of texts that say the same: case, width, repeats, pictures and punctuation do not count. `哈哈哈！！` equals `哈哈`;
 * `999` and `9999`, `+1` and `-1`, `2-1` and `21` differ.
 * @returns empty only for an empty text
 */
export function sameTextKey(text: string): string {
  if (text.length > LONG) return text
  const words = text.replace(PICTURES, ' ')
  const folded = (/[\p{L}\p{N}]/u.test(words) ? words : text)
    .replace(RINGED, ring => ` ${ring.normalize('NFKC')} `)
    .replace(RAISED, '^$&')
    .normalize('NFKC')
    .toLowerCase()
    .replace(SIGNS, sign => KEPT[sign] ?? MINUS)
  const heard = folded.replace(UNHEARD, '') || folded.trim() || folded
  return heard.replace(REPEATED, '$1').replace(LAUGHTER, (_, two) => (two ? '233' : '666'))
}
