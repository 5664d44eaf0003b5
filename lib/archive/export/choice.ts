import type { EventType } from '../../model/events.ts'
import { EVENT_TYPES } from '../../model/kinds.ts'
import type { SessionRecord } from '../../store/records.ts'

/** Types of the sessions in their usual order, with message counts. */
export function typesOf(sessions: readonly Pick<SessionRecord, 'totals'>[]): [EventType, number][] {
  return EVENT_TYPES.map((type): [EventType, number] => [
    type,
    sessions.reduce((sum, { totals }) => sum + (totals.types[type] ?? 0), 0),
  ]).filter(([, count]) => count > 0)
}

/**
 * Passes only some types of what another filter passes.
 * @param all the types that there are
 * @returns the filter itself if no type is left out
 */
export function withTypes(query: string, all: readonly EventType[], left: ReadonlySet<EventType>): string {
  const types = all.filter(type => !left.has(type))
  if (types.length === all.length) return query
  // A filter for nothing: no message has a text and none.
  if (types.length === 0) return 'has:text -has:text'
  const wanted = `type:${types.join()}`
  return query.trim() === '' ? wanted : `${wanted} (${query})`
}
