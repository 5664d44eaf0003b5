/** A file larger than this is no list of words. */
export const LARGEST_LIST = 4_000_000

export interface WordList {
  words: string[]
  /** Repeated, too long, or beyond the most that there may be. */
  leftOut: number
}

/**
 * Words out of a text: one on each line, or between commas; what is written twice counts once.
 * @param most how many there may be
 * @param longest how long one may be, in UTF-16 units
 */
export function readWords(text: string, most: number, longest: number): WordList {
  const all = text
    .split(/[\r\n,，、;；]+/)
    .map(word => word.trim())
    .filter(word => word !== '')
  const words = [...new Set(all.filter(word => word.length <= longest))].slice(0, most)
  return { words, leftOut: all.length - words.length }
}

/** The text of a file: UTF-8 or UTF-16 where it is such, else the encoding of older Chinese programs. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
