/** The version of the settings' shape, in the storage and in files. */
export const SETTINGS_VERSION = 3

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
  const { speak, ...old } = record(stored)
  const types = Object.entries(record(speak)).map(([type, on]) => [type, { speak: on }])
  return { ...old, speech: { ...record(old.speech), types: Object.fromEntries(types) } }
}

/**
 * Version 2 had a transparent overlay, which looked like the dark one: an extension's page is never transparent.
 * @param stored what lay in the storage, of any shape
 */
function migrateFrom2(stored: unknown): unknown {
  const old = record(stored)
  const overlay = record(old.overlay)
  return overlay.background === 'transparent' ? { ...old, overlay: { ...overlay, background: 'dark' } } : old
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
