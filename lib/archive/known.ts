import type { Known } from '../filter/complete.ts'
import type { Hit, Overview } from './messages.ts'

/** For completion: top people and gifts of the session, then those in the rows shown. */
export function knownOf(open: Overview | null, hits: readonly Hit[]): Known {
  const events = hits.map(({ entry: { event } }) => event)
  const people = [...(open?.givers ?? []), ...(open?.talkers ?? [])].map(({ nickname }) => nickname)
  const gifts = (open?.summary.kinds ?? []).toSorted((a, b) => b.worth - a.worth).map(({ name }) => name)
  return {
    people: names([...people, ...events.map(({ user }) => user?.nickname)]),
    gifts: names([...gifts, ...events.map(event => (event.type === 'gift' ? event.gift.name : undefined))]),
    fans: names(events.map(({ user }) => user?.fansClub?.name)),
  }
}

function names(found: readonly (string | undefined)[]): string[] {
  return [...new Set(found.filter(name => name !== undefined && name !== ''))] as string[]
}
