const LETTER = /\p{L}/u
const SOUND = /[\p{L}\p{N}]/u
/** Letters that English is written with, and what its borrowed words bring along. */
const FOREIGN = /[^\p{Script=Latin}\P{L}]/u
/** Two letters or more with a vowel: `xswl` and `ssr` are no English words. */
const WORD = /\b(?=[a-z]*[aeiou])[a-z]{2,}\b|\b(?:my|by|why|try|gg|ty|thx)\b/i
/** Beside a number one such word is a name, and the line Chinese: `iPhone 16`, `ID:10086`. */
const WORDS = new RegExp(WORD.source, 'gi')
const ENOUGH_BESIDE_NUMBERS = 2
/** The one Chinese shorthand of its kind that has a vowel. */
const SHORTHAND = /\bawsl\b/i

/**
 * Whether an English voice reads this text well: Latin letters only, English words among them, no Chinese shorthand.
 * @param text as it is said, see `Words.text`
 */
export function isEnglish(text: string): boolean {
  if (!LETTER.test(text) || FOREIGN.test(text) || SHORTHAND.test(text)) return false
  return /\d/.test(text) ? (text.match(WORDS)?.length ?? 0) >= ENOUGH_BESIDE_NUMBERS : WORD.test(text)
}

/**
 * Where an English end begins in a text that is not English as a whole: `张三说：hello everyone`.
 * @param written what somebody wrote, as it stands in the text; behind it only marks may follow
 * @returns 0 where the text has no such end, or is all English
 */
export function englishEnd(text: string, written: string): number {
  return !isEnglish(written) || isEnglish(text) ? 0 : writtenEnd(text, written)
}

/** Where what somebody wrote begins at the end of a text; 0 where it is all of it, or not the end. */
export function writtenEnd(text: string, written: string): number {
  const at = written === '' ? 0 : text.lastIndexOf(written)
  return at > 0 && !SOUND.test(text.slice(at + written.length)) ? at : 0
}
