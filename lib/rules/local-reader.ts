import { fold } from '../filter/fold.ts'
import type { Nicknames, Reader } from '../filter/reader.ts'
import type { PeopleSettings } from '../settings/people.ts'

/** The reader at this computer, now. */
export function localReader(people: PeopleSettings): Reader {
  return { offset: clockOffset(), nicknames: nicknamesOf(people) }
}

/** Where this computer's clock stands now, in minutes east of UTC. */
export function clockOffset(): number {
  return -new Date().getTimezoneOffset()
}

/** The nicknames that the user has given to people. */
export function nicknamesOf(people: PeopleSettings): Nicknames {
  const called = Object.entries(people).filter(([, { nickname }]) => nickname !== '')
  return new Map(called.map(([id, { nickname }]) => [id, fold(nickname)]))
}
