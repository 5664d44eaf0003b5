import type { PeopleSettings } from '../settings/people.ts'
import { fold } from './fold.ts'

/** What a filter has to know of whoever reads. */
export interface Reader {
  /** Where their clock stands: minutes east of UTC. */
  offset: number
  /** What they call people; without it people have the names only that they gave themselves. */
  nicknames?: Nicknames
}

/** What people are called by the reader, by their ids; folded. */
export type Nicknames = ReadonlyMap<string, string>

/** The reader at this computer, now. */
export function localReader(people: PeopleSettings): Reader {
  return { offset: clockOffset(), nicknames: nicknamesOf(people) }
}

/** Where this computer's clock stands now, in minutes east of UTC. */
export function clockOffset(): number {
  return -new Date().getTimezoneOffset()
}

/** The nicknames that the user has laid down. */
export function nicknamesOf(people: PeopleSettings): Nicknames {
  const called = Object.entries(people).filter(([, { nickname }]) => nickname !== '')
  return new Map(called.map(([id, { nickname }]) => [id, fold(nickname)]))
}
