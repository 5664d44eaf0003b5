import { clockOffset } from '../browser/clock-offset.ts'
import type { OwnWords } from '../filter/asks/asks.ts'
import { compileFilter } from '../filter/compile.ts'
import { parseFilter } from '../filter/parse.ts'
import type { Nicknames } from '../filter/reader.ts'
import type { Filter } from '../filter/tree.ts'
import type { Entry } from '../model/entry.ts'
import type { EventType } from '../model/events.ts'
import type { PackRecord } from '../store/records.ts'

export interface Matcher {
  matches: (entry: Entry) => boolean
  /** False if a pack cannot match, without reading it. */
  mayMatch: (pack: Pick<PackRecord, 'types'>) => boolean
}

/**
 * Compiles a filter, see docs/filter.md.
 * @param nicknames the user's names for people
 * @param goods words of the user's goods
 * @throws Error if the query is no filter
 */
export function matcherOf(query: string, nicknames: Nicknames = new Map(), goods: OwnWords = {}): Matcher {
  const parsed = parseFilter(query)
  if (!parsed.ok) throw new Error(parsed.error.code)
  const types = typesIn(parsed.filter)
  const matches = compileFilter(parsed.filter, { offset: clockOffset(), nicknames, goods })
  return {
    matches,
    mayMatch: ({ types: held }) => types === undefined || types.some(type => (held[type] ?? 0) > 0),
  }
}

/** The only types that pass a filter; undefined: any. */
function typesIn(filter: Filter): EventType[] | undefined {
  if (filter.kind === 'choice' && filter.field === 'type') return filter.values as EventType[]
  if (filter.kind === 'or') {
    const all = filter.of.map(typesIn)
    return all.length > 0 && all.every(types => types !== undefined) ? all.flat() : undefined
  }
  if (filter.kind === 'and') return filter.of.map(typesIn).find(types => types !== undefined)
  return undefined
}
