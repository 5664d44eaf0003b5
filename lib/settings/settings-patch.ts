import { type Patch, patched, patchOf, retracted } from './patch.ts'
import type { PeopleSettings, PersonSettings } from './people.ts'
import { PLAIN, withoutPlain } from './person.ts'
import type { Settings } from './schema.ts'

/** The patch that leads from some settings to others; undefined where they are the same. */
export function settingsPatch(before: Settings, after: Settings): Patch | undefined {
  return patchOf(withAll(before, after.people), withAll(after, before.people))
}

/** Settings with a patch made to them, whatever others have changed since it began. */
export function withPatch(settings: Settings, patch: Patch): Settings {
  return withoutPlain(patched(withAll(settings, peopleIn(patch)), patch) as Settings)
}

/** Settings with a patch taken back; what others have changed since stays. */
export function withoutPatch(settings: Settings, patch: Patch): Settings {
  return withoutPlain(retracted(withAll(settings, peopleIn(patch)), patch) as Settings)
}

/** The people about whom a patch changes something, as it leaves them. */
function peopleIn({ parts }: Patch): PeopleSettings {
  const people = [...(parts?.get('people')?.parts ?? [])]
  return Object.fromEntries(people.map(([id, { to }]) => [id, to as PersonSettings]))
}

/**
 * Settings that name the people of others, too, so that each thing that is laid down about a person is a part of its own:
 * one page can mute someone while another highlights them.
 */
function withAll(settings: Settings, others: PeopleSettings): Settings {
  const missing = Object.entries(others).filter(([id]) => !Object.hasOwn(settings.people, id))
  if (missing.length === 0) return settings
  const plain = missing.map(([id, { name }]) => [id, { ...PLAIN, name }])
  return { ...settings, people: { ...settings.people, ...Object.fromEntries(plain) } }
}
