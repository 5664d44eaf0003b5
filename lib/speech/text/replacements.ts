import { RE2JS, RE2JSSyntaxException } from 're2js'
import type { SpeechSettings } from '../../settings/schema/speech.ts'
import { emojiAsCodes } from './emoji.ts'
import { plain } from './signs.ts'

export type Replacement = SpeechSettings['text']['replacements'][number]

/** `piece`: the wrong part of the pattern, if known. */
export interface ReplacementError {
  problem: 'empty' | 'pattern' | 'matches-nothing' | 'group'
  piece?: string
}

/** In UTF-16 units, after each replacement. */
const LONGEST = 10_000

type Replace = (text: string) => string

/** Never throws. */
export function replacementError(row: Replacement): ReplacementError | undefined {
  const made = compile(row)
  return typeof made === 'function' ? undefined : made
}

/** Applies the usable rows in order. */
export function replacer(rows: readonly Replacement[]): Replace {
  const steps = rows.map(compile).filter(made => typeof made === 'function')
  return text => steps.reduce((rest, step) => step(rest).slice(0, LONGEST), text)
}

function compile(row: Replacement): Replace | ReplacementError {
  if (row.from.trim() === '') return { problem: 'empty' }
  return row.pattern ? pattern(row) : words(row)
}

/** Any case and width; Latin words only whole: `dd` is not in `add`. */
function words({ from, to }: Replacement): Replace | ReplacementError {
  const word = plain(emojiAsCodes(from)).trim()
  if (word === '') return { problem: 'empty' }
  const before = /^[a-z]/i.test(word) ? '(?<![a-z])' : ''
  const after = /[a-z]$/i.test(word) ? '(?![a-z])' : ''
  const escaped = word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
  const found = new RegExp(`${before}${escaped}${after}`, 'giu')
  return text => text.replace(found, () => to)
}

/** Matches in linear time; `$1` in `to` is the first group. */
function pattern({ from, to }: Replacement): Replace | ReplacementError {
  try {
    const found = RE2JS.compile(from, RE2JS.CASE_INSENSITIVE)
    if (found.matcher('').find()) return { problem: 'matches-nothing' }
    const groups = [...to.matchAll(/\$(\d+)/g)].map(([, group]) => Number(group))
    if (groups.some(group => group > found.groupCount())) return { problem: 'group' }
    const put = to.replaceAll('\\', '\\\\').replace(/\$(?!\d)/g, '\\$$')
    return text => found.matcher(text).replaceAll(put)
  } catch (error) {
    const piece = error instanceof RE2JSSyntaxException ? error.getPattern()?.replace('(?i)', '') : ''
    return { problem: 'pattern', ...(piece ? { piece } : {}) }
  }
}
