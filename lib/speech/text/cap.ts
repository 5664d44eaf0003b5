const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const SENTENCE = /^.*(?:[。！？!?；;…]|\.(?=\s))/su
const PART = /^.*(?=[\s，、：]|[,:](?=\s))/su

/** One that may go on behind the cut, in digits or as `numbers.ts` writes it. */
const NUMBER = /\d[\d.,:/万亿点零一二三四五六七八九十百千-]*$/

/**
 * The text, no longer than `most` characters as a reader counts them: cut at the last end of a sentence in its second
 * half, else at a pause there, else between two characters, but never within a number.
 */
export function capped(text: string, most: number): string {
  const head = heads(text, most)
  if (head === text) return text
  const fitting = [SENTENCE, PART].flatMap(end => head.match(end) ?? [])
  const half = heads(text, most / 2).length
  return (fitting.find(part => part.length >= half) ?? head.replace(NUMBER, '')).trimEnd()
}

/** The first characters, as a reader counts them. */
export function heads(text: string, most: number): string {
  if (text.length <= most) return text
  let count = 0
  for (const { index } of graphemes.segment(text)) if (++count > most) return text.slice(0, index)
  return text
}
