/** Circled and bracketed numbers of lists. They stay apart from digits: `①99` is 1 and 99. */
export const RINGED = '①-⑳⓪⓵-⓾❶-❿⓫-⓴➀-➉➊-➓⑴-⒇⒈-⒛㈠-㈩㊀-㊉㉑-㉟㊱-㊿'

/** Rings without a plain form: first code point, its number, count. */
const RINGS: readonly (readonly [first: number, number: number, count: number])[] = [
  [0x2776, 1, 10],
  [0x2780, 1, 10],
  [0x278a, 1, 10],
  [0x24f5, 1, 10],
  [0x24eb, 11, 10],
  [0x24ea, 0, 1],
]

/** The number in a ring. */
export function ringedNumber(ring: string): number {
  const plain = ring.normalize('NFKC')
  const digits = plain.replace(/\D/g, '')
  if (digits !== '') return Number(digits)
  const code = ring.codePointAt(0) ?? 0
  for (const [first, number, count] of RINGS)
    if (code >= first && code < first + count) return number + code - first
  return 1 + '一二三四五六七八九十'.indexOf(plain.replace(/[()]/g, ''))
}
