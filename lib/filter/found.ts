import { RE2JS } from 're2js'
import { foldCase } from './fold-case.ts'
import { narrow } from './pattern.ts'
import { initialsIn, mayBeInitials } from './pinyin.ts'
import type { Filter, TextValue } from './tree.ts'

/** What a filter seeks in shown texts: a word, folded, or a pattern. */
export interface Term {
  /** Names alone are also found by pinyin initials. */
  where: 'name' | 'text' | 'anywhere'
  word?: string
  initials?: string
  pattern?: RE2JS
}

/** A place in a text, in UTF-16 units. */
export interface Found {
  from: number
  to: number
  /** Whether it was found by its pinyin initials. */
  pinyin: boolean
}

/** Longest text that is marked; a row shows less. */
const LOOKED_AT = 2_000
const NAMES: ReadonlySet<string> = new Set(['from', 'to', 'mention'])
/** Fields whose texts a row does not show as they are. */
const UNSEEN: ReadonlySet<string> = new Set(['method', 'action', 'product'])

/** What a filter wants to find, not what it excludes. */
export function termsOf(filter: Filter): Term[] {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.of.flatMap(termsOf)
  if (filter.kind !== 'text' || UNSEEN.has(filter.field ?? '')) return []
  const where = filter.field === undefined ? 'anywhere' : NAMES.has(filter.field) ? 'name' : 'text'
  return filter.values.flatMap(value => termOf(value, where, filter.whole))
}

function termOf(value: TextValue, where: Term['where'], whole: boolean): Term[] {
  if (value.kind === 'pattern') {
    try {
      return [{ where, pattern: RE2JS.compile(narrow(value.source), RE2JS.CASE_INSENSITIVE) }]
    } catch {
      return []
    }
  }
  const word = foldCase(value.text)
  if (word === '') return []
  const initials = where !== 'text' && !whole && !value.quoted && mayBeInitials(word)
  return [{ where, word, ...(initials && { initials: word }) }]
}

/** Without pinyin: what this passes was found as typed. */
export function withoutPinyin(filter: Filter): Filter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { kind: filter.kind, of: filter.of.map(withoutPinyin) }
    case 'not':
      return { kind: 'not', of: withoutPinyin(filter.of) }
    case 'text':
      return {
        ...filter,
        values: filter.values.map(value => (value.kind === 'word' ? { ...value, quoted: true } : value)),
      }
    default:
      return filter
  }
}

/**
 * Where terms stand in a shown text, in order, without overlaps.
 * @param isName a person's name
 */
export function foundIn(text: string, terms: readonly Term[], isName: boolean): Found[] {
  const { folded, places } = foldedWithPlaces(text.slice(0, LOOKED_AT))
  const all: Found[] = []
  const add = (from: number, to: number, pinyin: boolean) => {
    const begin = places[from]
    const end = places[to] ?? text.length
    if (begin !== undefined && end > begin) all.push({ from: begin, to: end, pinyin })
  }
  for (const { where, word, initials, pattern } of terms) {
    if (where !== 'anywhere' && (where === 'name') !== isName) continue
    if (word !== undefined) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
        add(at, at + word.length, false)
      }
    }
    if (isName && initials !== undefined) {
      const at = initialsIn(folded, initials)
      if (at >= 0) add(at, at + initials.length, true)
    }
    if (pattern) {
      const matches = pattern.matcher(folded)
      while (matches.find()) add(matches.start(), matches.end(), false)
    }
  }
  all.sort((a, b) => a.from - b.from || b.to - a.to)
  let end = 0
  return all.filter(({ from, to }) => {
    if (from < end) return false
    end = to
    return true
  })
}

/** Folded text, and the origin of each UTF-16 unit. */
function foldedWithPlaces(text: string): { folded: string; places: number[] } {
  const places: number[] = []
  let folded = ''
  let at = 0
  for (const sign of text) {
    const one = foldCase(sign)
    for (let unit = 0; unit < one.length; unit++) places.push(at)
    folded += one
    at += sign.length
  }
  places.push(text.length)
  return { folded, places }
}
