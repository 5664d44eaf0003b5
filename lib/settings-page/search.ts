import { foldCase } from '../filter/fold-case.ts'
import { hasInitials, mayBeInitials } from '../filter/pinyin.ts'

/** What can be found of a setting. */
export interface Wording {
  /** What it is called: its own name and those of its parts. */
  names: readonly string[]
  /** What is said about it. */
  hints: readonly string[]
}

/**
 * Makes a function of what was typed that tells whether a setting is meant: each word of it is in a name or a hint, or is
 * the pinyin initials of a part of a name.
 * @returns undefined where nothing was typed
 */
export function settingsSearch(typed: string): ((wording: Wording) => boolean) | undefined {
  const terms = foldCase(typed).split(/\s+/).filter(Boolean)
  if (terms.length === 0) return undefined
  return ({ names, hints }) => {
    const named = names.map(foldCase)
    const all = [...named, ...hints.map(foldCase)]
    return terms.every(
      term =>
        all.some(words => words.includes(term)) ||
        (mayBeInitials(term) && named.some(name => hasInitials(name, term))),
    )
  }
}
