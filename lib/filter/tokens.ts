import { fieldNamed } from './fields.ts'
import { foldCase } from './fold-case.ts'

/** A piece of a filter. `at` and `end` are UTF-16 offsets. */
export type Token = { at: number; end: number } & (
  | { kind: 'open' | 'close' | 'minus' | 'comma' | 'and' | 'or' | 'not' }
  | { kind: 'field'; name: string; nameEnd: number; operator: FieldOperator }
  | { kind: 'word'; text: string }
  | { kind: 'quoted'; text: string; closed: boolean }
  | { kind: 'pattern'; source: string; closed: boolean }
)

export type FieldOperator = ':' | '=' | '!=' | '>' | '>=' | '<' | '<='

/** Operators if they stand alone. */
const WORDS: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['and', 'and'],
  ['or', 'or'],
  ['not', 'not'],
  ['且', 'and'],
  ['或', 'or'],
  ['非', 'not'],
  ['&&', 'and'],
  ['||', 'or'],
  ['|', 'or'],
])

/** With the signs of a Chinese keyboard. */
const OPERATORS: Readonly<Record<string, FieldOperator>> = {
  '：': ':',
  '＝': '=',
  '==': '=',
  '≠': '!=',
  '≥': '>=',
  '≤': '<=',
  '＞': '>',
  '＜': '<',
  '＞=': '>=',
  '＜=': '<=',
  '！=': '!=',
}

/** A name, then its value. Names begin with a letter: `12:30`, `3:2` and `http://` are words. */
const FIELD = /([\p{L}_][\p{L}\p{N}_]*)(?:([:：])(?!\/\/)|(\s*)(>=|<=|!=|==|＞=|＜=|！=|[=＝>＞<＜≥≤≠]))/uy
const SPACE = /\s*/uy
const WORD = /[^\s()（）]+/uy
const VALUE_WORD = /[^\s()（）,，、]+/uy
/** A minus directly before a term; other dashes are words. */
const MINUS = /^[-－][^\s)）\-－]/
const COMMA = /[,，、]/

const CLOSING: Readonly<Record<string, string>> = { '"': '"', '“': '”“"', '”': '”"', '「': '」', '『': '』' }

/** Tokens in order. Never throws: the parser finds faults. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  /** A value follows a field or a comma. */
  let inValue = false
  const take = (token: Token) => {
    tokens.push(token)
    at = token.end
  }
  for (;;) {
    at += matchAt(SPACE, source, at)?.[0].length ?? 0
    if (at >= source.length) return tokens
    const first = source.charAt(at)
    if (first === '(' || first === '（') take({ kind: 'open', at, end: at + 1 })
    else if (first === ')' || first === '）') take({ kind: 'close', at, end: at + 1 })
    else if (inValue) {
      // The parser reports a comma instead of a value.
      if (!COMMA.test(first)) take(valueAt(source, at, VALUE_WORD))
      if (COMMA.test(source.charAt(at))) {
        take({ kind: 'comma', at, end: at + 1 })
        continue
      }
    } else {
      const token = termAt(source, at)
      take(token)
      if (token.kind === 'field') {
        inValue = true
        continue
      }
    }
    inValue = false
  }
}

function termAt(source: string, at: number): Token {
  if (MINUS.test(source.slice(at, at + 2))) return { kind: 'minus', at, end: at + 1 }
  const found = matchAt(FIELD, source, at)
  if (found) {
    const [whole, name = '', colon, space, sign = ''] = found
    // `a > b` is three words, unless `a` is a field.
    if (!space || fieldNamed(foldCase(name))) {
      const typed = colon ? ':' : sign
      const operator = OPERATORS[typed] ?? (typed as FieldOperator)
      return { kind: 'field', name, operator, at, nameEnd: at + name.length, end: at + whole.length }
    }
  }
  const token = valueAt(source, at, WORD)
  const kind = token.kind === 'word' ? WORDS.get(token.text.toLowerCase()) : undefined
  return kind ? { kind, at, end: token.end } : token
}

/** A quoted text, a pattern or a word. */
function valueAt(source: string, at: number, word: RegExp): Token {
  const first = source.charAt(at)
  const closing = CLOSING[first]
  if (closing) return quotedAt(source, at, closing)
  if (first === '/' && source.charAt(at + 1) !== '/') return patternAt(source, at)
  const text = matchAt(word, source, at)?.[0] ?? first
  return { kind: 'word', text, at, end: at + text.length }
}

/** To the closing quote; a backslash escapes. */
function quotedAt(source: string, at: number, closing: string): Token {
  let text = ''
  for (let next = at + 1; next < source.length; next++) {
    const sign = source.charAt(next)
    if (closing.includes(sign)) return { kind: 'quoted', text, closed: true, at, end: next + 1 }
    if (sign === '\\' && next + 1 < source.length) next++
    text += source.charAt(next)
  }
  return { kind: 'quoted', text, closed: false, at, end: source.length }
}

/** Up to the next slash without a backslash before it. */
function patternAt(source: string, at: number): Token {
  for (let next = at + 1; next < source.length; next++) {
    const sign = source.charAt(next)
    if (sign === '\\') next++
    else if (sign === '/') {
      return { kind: 'pattern', source: source.slice(at + 1, next), closed: true, at, end: next + 1 }
    }
  }
  return { kind: 'pattern', source: source.slice(at + 1), closed: false, at, end: source.length }
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}
