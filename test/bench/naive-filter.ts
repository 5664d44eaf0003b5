import { fieldOf } from '../../lib/filter/fields.ts'
import type { Filter, NumberValue, Operator } from '../../lib/filter/tree.ts'
import type { LiveEvent } from '../../lib/model/events.ts'

/** The obvious filter, for the bench's queries only; the compiled one must agree with it. */
export function naively(filter: Filter, event: LiveEvent): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.of.every(part => naively(part, event))
    case 'or':
      return filter.of.some(part => naively(part, event))
    case 'not':
      return !naively(filter.of, event)
    case 'choice':
      return filter.values.includes(event.type)
    case 'number': {
      const field = fieldOf(filter.field)
      const number = field.kind === 'number' ? field.read({ event }) : undefined
      return number !== undefined && filter.values.some(value => compare(number, filter.operator, value))
    }
    case 'text':
      return filter.values.some(value => {
        const name = event.user?.nickname ?? ''
        const text = filter.field === undefined && 'text' in event ? event.text : ''
        return value.kind === 'word' && fold(`${name}\n${text}`).includes(fold(value.text))
      })
    default:
      throw new Error(`not known here: ${filter.kind}`)
  }
}

function compare(number: number, operator: Operator, value: NumberValue): boolean {
  if (typeof value === 'object') return false
  if (operator === '>=') return number >= value
  if (operator === '>') return number > value
  if (operator === '<=') return number <= value
  return operator === '<' ? number < value : number === value
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
