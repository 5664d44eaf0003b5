import { RE2JS, RE2JSSyntaxException } from 're2js'
import { foldCase } from './fold-case.ts'

/** Longer patterns are refused: the machine that is made of one takes memory. */
const LONGEST_PATTERN = 500
/** Signs that mean something in a pattern. Without them it is plain words, and `|` between them. */
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
 * Makes a test of a regular expression, in RE2's syntax: it takes time in proportion to the text, whatever the pattern,
 * and knows neither look-around nor references back. Case and width make no difference.
 * @returns what is wrong, where the pattern is none
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

/** Wide signs in a pattern as the narrow ones that folded text has; those are never meant as operators. */
function narrow(source: string): string {
  return source.replace(/[^\0-\u00ff\u3000-\u9fff]/gu, sign =>
    foldCase(sign).replace(/[^\p{L}\p{N}\s]/gu, '\\$&'),
  )
}

function faultIn(source: string, error: unknown): PatternFault {
  const piece = error instanceof RE2JSSyntaxException ? (error.getPattern() ?? '') : ''
  const at = piece === '' ? -1 : source.indexOf(piece)
  return at < 0 ? { at: 0, length: source.length } : { at, length: piece.length }
}
