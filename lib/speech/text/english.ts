const LETTER = /\p{L}/u
const SOUND = /[\p{L}\p{N}]/u
/** Letters that English and its borrowed words do not have. */
const FOREIGN = /[^\p{Script=Latin}\P{L}]/u
/** Two letters or more with a vowel: `xswl` and `ssr` are not English. */
const WORD = /\b(?=[a-z]*[aeiou])[a-z]{2,}\b|\b(?:my|by|why|try|gg|ty|thx)\b/i
/** Beside a number one such word is a name in a Chinese line: `iPhone 16`, `ID:10086`. */
const WORDS = new RegExp(WORD.source, 'gi')
const ENOUGH_BESIDE_NUMBERS = 2
/** The only such Chinese shorthand with a vowel. */
const SHORTHAND = /\bawsl\b/i

/**
 * Whether an English voice reads a text well: only Latin letters, English words, no Chinese shorthand.
 * @param text as spoken, see `Words.text`
 */
export function isEnglish(text: string): boolean {
  if (!LETTER.test(text) || FOREIGN.test(text) || SHORTHAND.test(text)) return false
  return /\d/.test(text) ? (text.match(WORDS)?.length ?? 0) >= ENOUGH_BESIDE_NUMBERS : WORD.test(text)
}

/**
 * Where the English end of a mixed text begins: `张三说：hello everyone`.
 * @param written what somebody wrote, as it stands in the text; only marks may follow
 * @returns 0 if there is none or all is English
 */
export function englishEnd(text: string, written: string): number {
  return !isEnglish(written) || isEnglish(text) ? 0 : writtenEnd(text, written)
}

/** Where `written` begins at the end of a text; 0 if it is all of it, or not at the end. */
export function writtenEnd(text: string, written: string): number {
  const at = written === '' ? 0 : text.lastIndexOf(written)
  return at > 0 && !SOUND.test(text.slice(at + written.length)) ? at : 0
}
