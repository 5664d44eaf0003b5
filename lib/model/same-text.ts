/** Longer texts, in UTF-16 units, must be equal: people copy them. */
const LONG = 200

/** Codes of emoji and pictures: beside words they say nothing else. */
const PICTURES = /\[[^[\]\s]{1,12}\]|\p{Emoji_Presentation}|\ufe0f|\u200d/gu
/** Numbers in rings and raised ones are numbers of their own: `①99` is not 199, and `10²` not 102. */
const RINGED = /[①-⒛⓪⓵-⓾❶-❿⓫-⓴➀-➓]/gu
const RAISED = /[²³¹⁰⁴-⁹]+/gu
/** Signs of a value before a number, and behind it. */
const SIGNS = /(?<![\p{L}\p{N}])[-−–](?=\d)|(?<=\d)[%‰°#*]|[#*](?=\d)/gu
/** What stands for a sign while marks are taken out: no text holds it. */
const KEPT: Readonly<Record<string, string>> = {
  '%': '\ue001',
  '‰': '\ue002',
  '°': '\ue003',
  '#': '\ue004',
  '*': '\ue005',
}
const MINUS = '\ue000'
/** Punctuation and blanks, but for those inside of a number and the mark that makes a question of a text. */
const UNHEARD =
  /(?!\?)(?:(?<!\d)(?![\ue000-\ue005])[\p{P}\p{Z}\p{C}~]|(?![\ue000-\ue005])[\p{P}\p{Z}\p{C}~](?!\d))/gu
/** A sign, or up to eight of them, said again and again: 哈哈哈, 加油加油. Digits stay, for 100 is not 10. */
const REPEATED = /(\D{1,8}?)\1+/gu
/** Laughter, however long. */
const LAUGHTER = /^(?:6{3,}|(2)3{2,})$/u

/**
 * What texts are compared by that say the same: case, full and half width, repeated signs, pictures and punctuation make no
 * difference. `哈哈哈！！` and `哈哈` have the same key; `999` and `9999`, `+1` and `-1`, `2-1` and `21` do not.
 * @returns the key; empty only for an empty text
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
