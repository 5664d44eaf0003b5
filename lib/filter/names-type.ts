import type { Filter } from './tree.ts'

/** Whether a filter names types: it then replaces the switches. */
export function namesType(filter: Filter): boolean {
  if (filter.kind === 'choice') return filter.field === 'type'
  return (filter.kind === 'and' || filter.kind === 'or') && filter.of.some(namesType)
}
