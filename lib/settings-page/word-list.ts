export const LARGEST_LIST = 4_000_000

export interface WordList {
  words: string[]
  leftOut: number
}

/**
 * Words between lines or commas, without repeats.
 * @param most words
 * @param longest in UTF-16 units
 */
export function readWords(text: string, most: number, longest: number): WordList {
  const all = text
    .split(/[\r\n,，、;；]+/)
    .map(word => word.trim())
    .filter(word => word !== '')
  const words = [...new Set(all.filter(word => word.length <= longest))].slice(0, most)
  return { words, leftOut: all.length - words.length }
}

/** UTF-8 or UTF-16, else the encoding of older Chinese programs. */
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
