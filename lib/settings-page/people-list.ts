import type { PeopleSettings, PersonSettings } from '../settings/people.ts'
import { settingsSearch } from './search.ts'

/** A person of whom something is laid down, with their id. */
export type LaidDown = readonly [id: string, person: PersonSettings]

/**
 * The people of whom something is laid down, by the name that stands in the list.
 * @param typed found are those in whose names, id or note each word of it stands, or whose names begin so in pinyin;
 *   empty: all
 */
export function findPeople(people: PeopleSettings, typed: string): LaidDown[] {
  const isMeant = settingsSearch(typed) ?? (() => true)
  return Object.entries(people)
    .filter(([id, { name, nickname, note }]) => isMeant({ names: [nickname, name], hints: [id, note] }))
    .sort(([, a], [, b]) => (a.nickname || a.name).localeCompare(b.nickname || b.name))
}
