import { isObject } from '../model/json.ts'

/** Version of the settings' shape. */
export const SETTINGS_VERSION = 4

/**
 * Brings older settings to this version; newer ones stay.
 * @param stored of any shape
 */
export function migrated(stored: unknown, from: number): unknown {
  let now = stored
  for (let version = from + 1; version <= SETTINGS_VERSION; version++) now = MIGRATIONS[version]?.(now) ?? now
  return now
}

/** By the version they produce. */
export const MIGRATIONS: Readonly<Record<number, (stored: unknown) => unknown>> = {
  2: migrateFrom1,
  3: migrateFrom2,
  4: migrateFrom3,
}

/**
 * Version 1 (0.1.0) had a `speak` switch per type; now each type has a row.
 * @param stored of any shape
 */
function migrateFrom1(stored: unknown): unknown {
  if (!isObject(stored) || !Object.hasOwn(stored, 'speak')) return stored
  const { speak, speech = {}, ...old } = stored
  const types = Object.entries(Object(speak)).map(([type, on]) => [type, { speak: on }])
  // Not an object: a strict reader tells it.
  if (!isObject(speech)) return { ...old, speech }
  return { ...old, speech: { ...speech, types: Object.fromEntries(types) } }
}

/**
 * Version 2 had a transparent overlay, but an extension's page is never transparent.
 * @param stored of any shape
 */
function migrateFrom2(stored: unknown): unknown {
  if (!isObject(stored) || !isObject(stored.overlay)) return stored
  const { overlay } = stored
  return overlay.background === 'transparent'
    ? { ...stored, overlay: { ...overlay, background: 'dark' } }
    : stored
}

/**
 * Version 3 had three switches for a person, which could contradict; now one is chosen. What hid or silenced somebody
 * goes before what read them.
 * @param stored of any shape
 */
function migrateFrom3(stored: unknown): unknown {
  if (!isObject(stored) || !isObject(stored.people)) return stored
  const people = Object.entries(stored.people).map(([id, person]) => [id, withTreatment(person)])
  return { ...stored, people: Object.fromEntries(people) }
}

function withTreatment(person: unknown): unknown {
  if (!isObject(person)) return person
  const { muted, always, hidden, ...others } = person
  // A wrong value stays where it is: a strict reader tells it.
  const isWrong = [muted, always, hidden].some(on => on !== undefined && typeof on !== 'boolean')
  if (isWrong) return person
  const treatment = hidden ? 'hide' : muted ? 'mute' : always ? 'always' : undefined
  return treatment ? { ...others, treatment } : others
}
