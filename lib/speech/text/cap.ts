import { joined } from './cut.ts'
import { NUMERIC, type Token } from './token.ts'

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const SENTENCE = /^.*(?:[。！？!?；;…]|\.(?=\s))/su
const PART = /^.*(?=[\s，、：]|[,:](?=\s))/su
/** May continue behind the cut. */
const DIGITS = /\d[\d.,:/-]*$/

/**
 * At most `most` characters as a reader counts: cuts at the last sentence end in the second half, else a pause there,
 * else between characters, never within a number.
 */
export function capped(text: string, most: number): string {
  const head = heads(text, most)
  return head === text ? text : atPause(text, head.replace(DIGITS, ''), most)
}

/**
 * Like `capped`, cutting no number.
 * @param finish applied to the joined text
 */
export function cappedTokens(
  tokens: readonly Token[],
  most: number,
  finish: (text: string) => string,
): string {
  const said = (count: number) => finish(joined(tokens.slice(0, count)))
  const text = said(tokens.length)
  const head = heads(text, most)
  if (head === text) return text
  let fitting = 0
  for (let step = 2 ** Math.floor(Math.log2(tokens.length)); step >= 1; step /= 2) {
    const more = fitting + step
    if (more > tokens.length) continue
    const next = said(more)
    if (heads(next, most) === next) fitting = more
  }
  const next = tokens[fitting]
  return atPause(text, next && NUMERIC.has(next.class) ? said(fitting) : head, most)
}

function atPause(text: string, head: string, most: number): string {
  const fitting = [SENTENCE, PART].flatMap(end => head.match(end) ?? [])
  const half = heads(text, most / 2).length
  return (fitting.find(part => part.length >= half) ?? head).trimEnd()
}

/** Counts characters as a reader does. */
export function heads(text: string, most: number): string {
  if (text.length <= most) return text
  let count = 0
  for (const { index } of graphemes.segment(text)) if (++count > most) return text.slice(0, index)
  return text
}
