import type { PeopleSettings, PersonSettings } from '../settings/schema/people.ts'
import { settingsSearch } from './search.ts'

export type ListedPerson = readonly [id: string, person: PersonSettings]

/**
 * Finds people, sorted by the name shown.
 * @param typed words in a name, the id or the note, or a name's pinyin initials; empty: all
 */
export function findPeople(people: PeopleSettings, typed: string): ListedPerson[] {
  const isMeant = settingsSearch(typed) ?? (() => true)
  return Object.entries(people)
    .filter(([id, { name, nickname, note }]) => isMeant({ names: [nickname, name], hints: [id, note] }))
    .sort(([, a], [, b]) => (a.nickname || a.name).localeCompare(b.nickname || b.name))
}
