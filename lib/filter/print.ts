import type { FieldName } from './fields.ts'
import type { Filter, Operator, TextValue } from './tree.ts'
import { printNumber, printTime } from './values.ts'

/** A filter as text that parses to the same tree. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'and':
      return joined(filter.of.map(part => (part.kind === 'or' ? bracketed(part) : printFilter(part))))
    case 'or':
      return filter.of.map(printFilter).join(' or ')
    case 'not':
      return negated(
        filter.of.kind === 'and' || filter.of.kind === 'or' ? bracketed(filter.of) : printFilter(filter.of),
      )
    case 'text': {
      const values = filter.values.map(printText).join(',')
      if (!filter.field) return values
      // `==` and `://` would be read as something else.
      const gap = /^[=＝]|^\/\//.test(values) ? ' ' : ''
      return `${filter.field}${filter.whole ? '=' : ':'}${gap}${values}`
    }
    case 'number':
      return test(filter.field, filter.operator, filter.values.map(printNumber))
    case 'time':
      return test(filter.field, filter.operator, filter.values.map(printTime))
    case 'choice':
      return test(filter.field, '=', filter.values)
    case 'exact':
      return test(filter.field, '=', filter.values.map(quoted))
  }
}

/** Quotes a text for a filter. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** A word such as `>5` after a field would be its value. */
function joined(parts: string[]): string {
  const isOperator = (part: string) => /^[!=<>＝＞＜！≠≥≤]/.test(part)
  return parts.map((part, at) => (at > 0 && isOperator(part) ? `and ${part}` : part)).join(' ')
}

function negated(part: string): string {
  return /^[-－]/.test(part) ? `not ${part}` : `-${part}`
}

function test(field: FieldName, operator: Operator, values: string[]): string {
  return `${field}${operator === '=' ? ':' : operator}${values.join(',')}`
}

function bracketed(filter: Filter): string {
  return `(${printFilter(filter)})`
}

function printText(value: TextValue): string {
  if (value.kind === 'pattern') return `/${value.source}/`
  return value.quoted ? quoted(value.text) : value.text
}
