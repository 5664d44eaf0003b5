import { isObject } from '../model/json.ts'

/** The version of the settings' shape, in the storage and in files. */
export const SETTINGS_VERSION = 3

/**
 * Settings of an earlier version in the shape of this one; those of a later one as they are.
 * @param stored of any shape
 */
export function migrated(stored: unknown, from: number): unknown {
  let now = stored
  for (let version = from + 1; version <= SETTINGS_VERSION; version++) now = MIGRATIONS[version]?.(now) ?? now
  return now
}

/** By the version that they lead to: what makes settings of the version before fit it. */
export const MIGRATIONS: Readonly<Record<number, (stored: unknown) => unknown>> = {
  2: migrateFrom1,
  3: migrateFrom2,
}

/**
 * Version 1 (0.1.0) kept which types are spoken as `speak`, a switch for each; now each type has a row of its own.
 * @param stored what lay in the storage, of any shape
 */
function migrateFrom1(stored: unknown): unknown {
  if (!isObject(stored) || !Object.hasOwn(stored, 'speak')) return stored
  const { speak, speech = {}, ...old } = stored
  const types = Object.entries(Object(speak)).map(([type, on]) => [type, { speak: on }])
  // What is no object is told as such, where it is read strictly.
  if (!isObject(speech)) return { ...old, speech }
  return { ...old, speech: { ...speech, types: Object.fromEntries(types) } }
}

/**
 * Version 2 had a transparent overlay, which looked like the dark one: an extension's page is never transparent.
 * @param stored what lay in the storage, of any shape
 */
function migrateFrom2(stored: unknown): unknown {
  if (!isObject(stored) || !isObject(stored.overlay)) return stored
  const { overlay } = stored
  return overlay.background === 'transparent'
    ? { ...stored, overlay: { ...overlay, background: 'dark' } }
    : stored
}
