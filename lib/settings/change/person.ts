import type { User } from '../../model/events.ts'
import { ownOf } from '../../model/json.ts'
import { isSingle, type Single } from '../../model/people.ts'
import type { PeopleSettings, PersonSettings } from '../schema/people.ts'
import type { Settings } from '../schema/schema.ts'

export const PLAIN: PersonSettings = {
  name: '',
  nickname: '',
  treatment: 'normal',
  voice: '',
  highlighted: false,
  note: '',
}

/** Defaults for nobody and shared ids. */
export function settingsOf(people: PeopleSettings, who: Single | undefined): PersonSettings {
  return (who && isSingle(who) && ownOf(people, who.id)) || PLAIN
}

/** Drops a person left with defaults. */
export function withPerson(
  settings: Settings,
  { id, nickname }: Pick<User, 'id' | 'nickname'>,
  change: Partial<PersonSettings>,
): Settings {
  const person = { ...PLAIN, ...ownOf(settings.people, id), ...change, name: nickname.slice(0, NAME_LIMIT) }
  return withoutPlain({ ...settings, people: { ...settings.people, [id]: person } })
}

/** Drops people about whom nothing is set. */
export function withoutPlain(settings: Settings): Settings {
  const all = Object.entries(settings.people)
  const people = all.filter(([, person]) => !isPlain(person))
  return people.length === all.length ? settings : { ...settings, people: Object.fromEntries(people) }
}

function isPlain(person: PersonSettings): boolean {
  return JSON.stringify({ ...PLAIN, ...person, name: '' }) === JSON.stringify(PLAIN)
}

export function withoutPerson(settings: Settings, id: string): Settings {
  const { [id]: _, ...people } = settings.people
  return { ...settings, people }
}

const NAME_LIMIT = 200
