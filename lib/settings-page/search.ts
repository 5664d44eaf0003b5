import { foldCase } from '../filter/fold-case.ts'
import { hasInitials, mayBeInitials } from '../filter/pinyin.ts'

/** The searchable words of a setting. */
export interface Wording {
  /** Its label and those of its parts. */
  names: readonly string[]
  hints: readonly string[]
}

/**
 * Returns a test for settings: each typed word is in a name or hint, or is the pinyin initials of part of a name.
 * @returns undefined if nothing was typed
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
