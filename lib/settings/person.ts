import { isSingle, type Single } from '../model/people.ts'
import type { User } from '../protocol/events.ts'
import type { PeopleSettings, PersonSettings } from './people.ts'
import type { Settings } from './schema.ts'

/** What holds for a person about whom nothing was laid down. */
const PLAIN: PersonSettings = {
  name: '',
  nickname: '',
  muted: false,
  always: false,
  voice: '',
  hidden: false,
  highlighted: false,
  note: '',
}

/** What the user has laid down about a person; of nobody, and of those who share an id, nothing. */
export function personOf(people: PeopleSettings, who: Single | undefined): PersonSettings {
  return (who && isSingle(who) && Object.hasOwn(people, who.id) && people[who.id]) || PLAIN
}

/** Settings with what holds for a person changed; one about whom nothing holds any more is left out. */
export function withPerson(
  settings: Settings,
  { id, nickname }: Pick<User, 'id' | 'nickname'>,
  change: Partial<PersonSettings>,
): Settings {
  const { [id]: before, ...others } = settings.people
  const person = { ...PLAIN, ...before, ...change, name: nickname.slice(0, NAME_LIMIT) }
  const isPlain = JSON.stringify({ ...person, name: '' }) === JSON.stringify(PLAIN)
  return { ...settings, people: isPlain ? others : { ...others, [id]: person } }
}

/** Settings in which nothing holds for a person any more. */
export function withoutPerson(settings: Settings, id: string): Settings {
  const { [id]: _, ...people } = settings.people
  return { ...settings, people }
}

const NAME_LIMIT = 200
