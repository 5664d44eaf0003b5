import { foldCase } from '../filter/fold-case.ts'
import type { Nicknames, Reader } from '../filter/reader.ts'
import type { PeopleSettings } from '../settings/people.ts'

/**
 * Who reads with these settings.
 * @param offset of their clock, in minutes east of UTC
 */
export function readerOf(people: PeopleSettings, offset: number): Reader {
  return { offset, nicknames: nicknamesOf(people) }
}

/** The nicknames that the user has given to people. */
export function nicknamesOf(people: PeopleSettings): Nicknames {
  const called = Object.entries(people).filter(([, { nickname }]) => nickname !== '')
  return new Map(called.map(([id, { nickname }]) => [id, foldCase(nickname)]))
}
