const LETTER = /\p{L}/u
const SOUND = /[\p{L}\p{N}]/u
/** Not in English nor its borrowed words. */
const FOREIGN = /[^\p{Script=Latin}\P{L}]/u
/** With a vowel: `xswl` and `ssr` are not English. */
const WORD = /\b(?=[a-z]*[aeiou])[a-z]{2,}\b|\b(?:my|by|why|try|gg|ty|thx)\b/i
/** Beside a number one word is a name in a Chinese line: `iPhone 16`, `ID:10086`. */
const WORDS = new RegExp(WORD.source, 'gi')
const ENOUGH_BESIDE_NUMBERS = 2
/** The only Chinese shorthand with a vowel. */
const SHORTHAND = /\bawsl\b/i

/**
 * Whether an English voice reads it well: only Latin letters, English words, no Chinese shorthand.
 * @param text as spoken, see `Words.text`
 */
export function isEnglish(text: string): boolean {
  if (!LETTER.test(text) || FOREIGN.test(text) || SHORTHAND.test(text)) return false
  return /\d/.test(text) ? (text.match(WORDS)?.length ?? 0) >= ENOUGH_BESIDE_NUMBERS : WORD.test(text)
}

/**
 * The index of the English end: `张三说：hello everyone`.
 * @param written what somebody wrote; only marks may follow it
 * @returns 0 if there is none or all is English
 */
export function englishEnd(text: string, written: string): number {
  return !isEnglish(written) || isEnglish(text) ? 0 : writtenEnd(text, written)
}

/** The index of `written`; 0 if it is all, or not at the end. */
export function writtenEnd(text: string, written: string): number {
  const at = written === '' ? 0 : text.lastIndexOf(written)
  return at > 0 && !SOUND.test(text.slice(at + written.length)) ? at : 0
}
