import { type Expected, FilterProblem } from './error.ts'
import { type ChoiceField, choiceNamed, choiceWords, type FieldName, fieldOf } from './fields.ts'
import { foldCase } from './fold-case.ts'
import { nearest } from './nearest.ts'
import { compilePattern } from './pattern.ts'
import type { Token } from './tokens.ts'
import type { Filter, NumberValue, Operator, TextValue, TimeValue } from './tree.ts'
import { isBackwards, isRange, readMoments, readNumbers } from './values.ts'

type FieldToken = Token & { kind: 'field' }

/**
 * Reads a test by its field's kind.
 * @throws FilterProblem
 */
export function readTest(name: FieldName, token: FieldToken, values: readonly Token[]): Filter {
  const field = fieldOf(name)
  const operator: Operator = token.operator === ':' || token.operator === '!=' ? '=' : token.operator
  switch (field.kind) {
    case 'number':
      return {
        kind: 'number',
        field: name,
        operator,
        values: values.map(value => readBounded(name, operator, value, readNumbers, 'number')),
      }
    case 'time':
      if (field.means) onlyEquals(name, token)
      return {
        kind: 'time',
        field: 'time',
        operator: field.means ?? operator,
        values: values.map(value => readBounded(name, field.means ?? operator, value, readMoments, 'time')),
      }
    case 'choice':
      onlyEquals(name, token)
      return { kind: 'choice', field: name, values: values.map(value => readChoice(name, field, value)) }
    case 'exact':
      onlyEquals(name, token)
      return { kind: 'exact', field: name, values: values.map(value => foldCase(plainText(name, value))) }
    case 'text':
      onlyEquals(name, token)
      // `!=` is the opposite of `=`: the whole text.
      return { kind: 'text', field: name, whole: token.operator !== ':', values: values.map(readText) }
  }
}

/** What the field takes as value. */
export function expectedIn(field: FieldName): Expected {
  const { kind } = fieldOf(field)
  return kind === 'exact' ? 'value' : kind
}

/**
 * A word, quoted text or pattern.
 * @throws FilterProblem if unfinished, or a bad pattern
 */
export function readText(token: Token): TextValue {
  const { at, end } = token
  if (token.kind === 'pattern') {
    if (!token.closed) throw problem('unclosed-pattern', at, end - at, ['slash'])
    const compiled = compilePattern(token.source)
    if (typeof compiled === 'object') {
      throw problem('bad-pattern', at + 1 + compiled.at, compiled.length, ['pattern'])
    }
    return { kind: 'pattern', source: token.source }
  }
  if (token.kind === 'quoted' && !token.closed) throw problem('unclosed-quote', at, end - at, ['quote'])
  const text = token.kind === 'word' || token.kind === 'quoted' ? token.text : ''
  return { kind: 'word', text, quoted: token.kind === 'quoted' }
}

function readChoice(name: FieldName, field: ChoiceField, token: Token): string {
  const typed = foldCase(plainText(name, token))
  const choice = choiceNamed(field, typed)
  if (choice !== undefined) return choice
  const near = nearest(typed, choiceWords(field))
  throw problem('unknown-choice', token.at, token.end - token.at, ['choice'], name, near)
}

function readBounded<T extends NumberValue | TimeValue>(
  name: FieldName,
  operator: Operator,
  token: Token,
  read: (typed: string) => T | undefined,
  expected: 'number' | 'time',
): T {
  const value = read(foldCase(plainText(name, token)))
  const length = token.end - token.at
  if (value === undefined) {
    throw problem(expected === 'number' ? 'bad-number' : 'bad-time', token.at, length, [expected], name)
  }
  if ((operator !== '=' && isRange(value)) || isBackwards(value)) {
    throw problem('bad-range', token.at, length, [expected], name)
  }
  return value
}

/** @throws FilterProblem for a pattern */
function plainText(name: FieldName, token: Token): string {
  if (token.kind === 'pattern') {
    throw problem('no-pattern', token.at, token.end - token.at, [expectedIn(name)], name)
  }
  const value = readText(token)
  return value.kind === 'word' ? value.text : ''
}

function onlyEquals(name: FieldName, { operator, nameEnd, end }: FieldToken): void {
  if (operator === ':' || operator === '=' || operator === '!=') return
  throw problem('bad-operator', nameEnd, end - nameEnd, ['equals'], name)
}

function problem(
  code: FilterProblem['error']['code'],
  at: number,
  length: number,
  expected: Expected[],
  field?: FieldName,
  near?: string,
): FilterProblem {
  return new FilterProblem({
    code,
    at,
    length,
    expected,
    ...(field && { field }),
    ...(near !== undefined && { nearest: near }),
  })
}
