/**
 * Version 1 (0.1.0) kept which types are spoken as `speak`, a switch for each; now each type has a row of its own.
 * @param stored what lay in the storage, of any shape
 */
export function migrateFrom1(stored: unknown): unknown {
  const old = record(stored)
  const types = Object.entries(record(old.speak)).map(([type, speak]) => [type, { speak }])
  return { ...old, speech: { ...record(old.speech), types: Object.fromEntries(types) } }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
