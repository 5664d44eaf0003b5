import { RE2JS, RE2JSSyntaxException } from 're2js'
import { foldCase } from './fold-case.ts'

/** Longest pattern: a compiled one takes memory. */
const LONGEST_PATTERN = 500
/** Without these a pattern is plain words, separated by `|`. */
const META = /[\\^$.*+?()[\]{}]/

/** A test on folded text. */
export type TextMatch = (folded: string) => boolean

/** Why a pattern cannot be used. */
export interface PatternFault {
  /** Where in the pattern, in UTF-16 units. */
  at: number
  length: number
}

/**
 * Compiles RE2: linear time, no look-around, no back references. Ignores case and width.
 * @returns the fault of a bad pattern
 */
export function compilePattern(source: string): TextMatch | PatternFault {
  if (source.length > LONGEST_PATTERN) {
    return { at: LONGEST_PATTERN, length: source.length - LONGEST_PATTERN }
  }
  if (!META.test(source)) return anyOf(source.split('|').map(foldCase))
  try {
    const expression = RE2JS.compile(narrow(source), RE2JS.CASE_INSENSITIVE)
    return folded => expression.test(folded)
  } catch (error) {
    return faultIn(source, error)
  }
}

/** Whether a text holds one of the words. */
export function anyOf(words: readonly string[]): TextMatch {
  const [first = '', second] = words
  if (second === undefined) return folded => folded.includes(first)
  if (words.length === 2) return folded => folded.includes(first) || folded.includes(second)
  return folded => words.some(word => folded.includes(word))
}

/** Narrows wide signs as folding does with text; escaped, since never operators. */
export function narrow(source: string): string {
  return source.replace(/[^\0-\u00ff\u3000-\u9fff]/gu, sign =>
    foldCase(sign).replace(/[^\p{L}\p{N}\s]/gu, '\\$&'),
  )
}

function faultIn(source: string, error: unknown): PatternFault {
  const piece = error instanceof RE2JSSyntaxException ? (error.getPattern() ?? '') : ''
  const at = piece === '' ? -1 : source.indexOf(piece)
  return at < 0 ? { at: 0, length: source.length } : { at, length: piece.length }
}
