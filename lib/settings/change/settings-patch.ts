import type { PeopleSettings, PersonSettings } from '../schema/people.ts'
import type { Settings } from '../schema/schema.ts'
import { type Patch, patched, patchOf, retracted } from './patch.ts'
import { PLAIN, withoutPlain } from './person.ts'

/** Undefined if equal. */
export function settingsPatch(before: Settings, after: Settings): Patch | undefined {
  return patchOf(withAll(before, after.people), withAll(after, before.people))
}

/** Applies a patch to settings that may have changed since. */
export function withPatch(settings: Settings, patch: Patch): Settings {
  return withoutPlain(patched(withAll(settings, peopleIn(patch)), patch) as Settings)
}

/** Reverts a patch, except what others changed since. */
export function withoutPatch(settings: Settings, patch: Patch): Settings {
  return withoutPlain(retracted(withAll(settings, peopleIn(patch)), patch) as Settings)
}

function peopleIn({ parts }: Patch): PeopleSettings {
  const people = [...(parts?.get('people')?.parts ?? [])]
  return Object.fromEntries(people.map(([id, { to }]) => [id, to as PersonSettings]))
}

/**
 * Adds missing people, so that each setting is a separate part: one page can mute someone while another highlights
 * them.
 */
function withAll(settings: Settings, others: PeopleSettings): Settings {
  const missing = Object.entries(others).filter(([id]) => !Object.hasOwn(settings.people, id))
  if (missing.length === 0) return settings
  const plain = missing.map(([id, { name }]) => [id, { ...PLAIN, name }])
  return { ...settings, people: { ...settings.people, ...Object.fromEntries(plain) } }
}
