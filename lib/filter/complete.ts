import type { PhraseLang } from '../i18n/phrase-texts.ts'
import { FIELD_NAMES, FIELDS, type FieldName, fieldNamed, fieldOf } from './fields.ts'
import { foldCase } from './fold-case.ts'
import { hasInitials, mayBeInitials } from './pinyin.ts'
import { quoted } from './print.ts'
import { type Token, tokenize } from './tokens.ts'

/** Shown in the room and useful in a filter, newest first. */
export interface Known {
  people: readonly string[]
  gifts: readonly string[]
  fans: readonly string[]
}

export type Suggestion =
  /** A field with its operator. */
  | { kind: 'field'; insert: string; field: FieldName }
  /** One of a field's choices. */
  | { kind: 'choice'; insert: string; field: FieldName; choice: string }
  /** A name that was seen. */
  | { kind: 'seen'; insert: string; field: FieldName; name: string }

/** Suggestions at the caret and what they replace, in UTF-16 offsets. */
export interface Completion {
  from: number
  to: number
  suggestions: Suggestion[]
}

/** More would scroll; typing is quicker. */
const MOST = 8
/** An empty input offers every field, to discover them. */
const MOST_FIELDS = 40

/**
 * Suggests fields, choices and names for the text before the caret.
 * @param known called only for names
 * @param lang whose words come first
 */
export function complete(source: string, caret: number, known: () => Known, lang: PhraseLang): Completion {
  const place = placeAt(source.slice(0, caret))
  const to = caret
  if (!place) return { from: caret, to, suggestions: [] }
  const { from, typed, field } = place
  if (field === undefined) return { from, to, suggestions: fieldsFor(typed, lang) }
  return { from, to, suggestions: valuesFor(field, typed, known, lang) }
}

interface Place {
  from: number
  /** Folded. */
  typed: string
  /** Whose value it is; undefined: no value. */
  field?: FieldName
}

/** What the text ends in. Undefined where nothing can be completed. */
function placeAt(before: string): Place | undefined {
  const tokens = tokenize(before)
  const last = tokens.at(-1)
  const isOpen = last?.end === before.length
  // After a space a new term begins, unless a value is due.
  if (!last || (!isOpen && last.kind !== 'field' && last.kind !== 'comma')) {
    return { from: before.length, typed: '' }
  }
  const owner = fieldBefore(tokens)
  const field = owner && fieldNamed(foldCase(owner.name))
  // Unknown field: nothing to suggest.
  if (owner && !field) return undefined
  if (last.kind === 'field' || last.kind === 'comma')
    return field && { from: before.length, typed: '', field }
  if (last.kind === 'word') return { from: last.at, typed: foldCase(last.text), ...(field && { field }) }
  if (last.kind === 'quoted' && !last.closed && field)
    return { from: last.at, typed: foldCase(last.text), field }
  if (last.kind === 'and' || last.kind === 'or' || last.kind === 'not') {
    return { from: last.at, typed: foldCase(before.slice(last.at)) }
  }
  return last.kind === 'minus' || last.kind === 'open' ? { from: before.length, typed: '' } : undefined
}

/** The field that the last token is, or needs, a value of. */
function fieldBefore(tokens: readonly Token[]): (Token & { kind: 'field' }) | undefined {
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at]
    if (token?.kind === 'field') return token
    const isValue = token?.kind === 'word' || token?.kind === 'quoted' || token?.kind === 'pattern'
    const before = tokens[at - 1]?.kind
    if (token?.kind !== 'comma' && !(isValue && (before === 'comma' || before === 'field'))) return undefined
  }
  return undefined
}

function fieldsFor(typed: string, lang: PhraseLang): Suggestion[] {
  const found: Suggestion[] = []
  for (const field of FIELD_NAMES) {
    const name = ofLanguage([field, ...FIELDS[field].aliases], lang).find(each => each.startsWith(typed))
    if (name !== undefined) found.push({ kind: 'field', insert: `${name}${operatorOf(field)}`, field })
  }
  return found.slice(0, typed === '' ? MOST_FIELDS : MOST)
}

/** Words in order, those of a language first. */
function ofLanguage(words: readonly string[], lang: PhraseLang): string[] {
  const isChinese = (word: string) => /\p{Script=Han}/u.test(word)
  const isFirst = (word: string) => isChinese(word) === (lang === 'zh')
  return [...words.filter(isFirst), ...words.filter(word => !isFirst(word))]
}

function operatorOf(field: FieldName): string {
  const { kind } = fieldOf(field)
  return kind === 'number' ? '>=' : ':'
}

function valuesFor(name: FieldName, typed: string, known: () => Known, lang: PhraseLang): Suggestion[] {
  const field = fieldOf(name)
  if (field.kind === 'choice') {
    return Object.entries(field.choices).flatMap(([choice, aliases]): Suggestion[] => {
      const word = ofLanguage([choice, ...aliases], lang).find(each => foldCase(each).startsWith(typed))
      if (word === undefined) return []
      const insert = word === choice ? choice : asValue(word)
      return [{ kind: 'choice', insert, field: name, choice }]
    })
  }
  const names = namesFor(name, known)
  const fits = names.filter(each => isMeant(foldCase(each), typed))
  return fits.slice(0, MOST).map(each => ({ kind: 'seen', insert: asValue(each), field: name, name: each }))
}

function namesFor(field: FieldName, known: () => Known): readonly string[] {
  if (field === 'from' || field === 'mention' || field === 'to') return known().people
  if (field === 'gift') return known().gifts
  return field === 'fans' ? known().fans : []
}

function isMeant(name: string, typed: string): boolean {
  return name.includes(typed) || (mayBeInitials(typed) && hasInitials(name, typed))
}

/** As a value, quoted unless it reads back the same. Latin letters would be pinyin. */
export function asValue(text: string): string {
  const [, word, ...rest] = tokenize(`from:${text}`)
  const isBare = word?.kind === 'word' && word.text === text && rest.length === 0
  const isPlain = isBare && !/^[=＝/]/.test(text) && !mayBeInitials(foldCase(text))
  return isPlain ? text : quoted(text)
}
