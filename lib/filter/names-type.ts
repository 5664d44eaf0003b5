import type { Filter } from './tree.ts'

/** Whether a filter asks for types by name: then it and not the switches says which are shown. */
export function namesType(filter: Filter): boolean {
  if (filter.kind === 'choice') return filter.field === 'type'
  return (filter.kind === 'and' || filter.kind === 'or') && filter.of.some(namesType)
}
