import { isObject } from '../../model/json.ts'

export const SETTINGS_VERSION = 5

/**
 * Newer settings stay.
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
  5: migrateFrom4,
}

/**
 * Version 1 (0.1.0) had a `speak` switch per type, now a row.
 * @param stored of any shape
 */
function migrateFrom1(stored: unknown): unknown {
  if (!isObject(stored) || !Object.hasOwn(stored, 'speak')) return stored
  const { speak, speech = {}, ...old } = stored
  const types = Object.entries(Object(speak)).map(([type, on]) => [type, { speak: on }])
  // Not an object: a strict reader reports it.
  if (!isObject(speech)) return { ...old, speech }
  return { ...old, speech: { ...speech, types: Object.fromEntries(types) } }
}

/**
 * Version 2 had a transparent overlay; an extension's page never is.
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
 * Version 3 had three switches per person that could contradict; now one choice. What hid or silenced somebody beats
 * what read them.
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
  // Wrong values stay: a strict reader reports them.
  const isWrong = [muted, always, hidden].some(on => on !== undefined && typeof on !== 'boolean')
  if (isWrong) return person
  const treatment = hidden ? 'hide' : muted ? 'mute' : always ? 'always' : undefined
  return treatment ? { ...others, treatment } : others
}

/**
 * Until version 4 a rule did one thing, and a view was a rule. Now rules have several actions, and views their own
 * list, behind the built-in ones.
 * @param stored of any shape
 */
function migrateFrom4(stored: unknown): unknown {
  if (!isObject(stored) || !isObject(stored.rules) || !Array.isArray(stored.rules.list)) return stored
  const { rules, views: _, ...others } = stored
  const all: unknown[] = stored.rules.list
  return {
    ...others,
    rules: { ...rules, list: all.filter(rule => !isOldView(rule)).map(ruleFrom4) },
    views: [...BUILT_IN_5, ...all.filter(isOldView).map(viewOfRule)],
  }
}

const BUILT_IN_5 = [
  { id: 'asks', name: '', filter: 'is:ask', todo: true },
  { id: 'questions', name: '', filter: 'is:question', todo: false },
]

export function isOldView(rule: unknown): rule is Record<string, unknown> {
  return isObject(rule) && rule.action === 'view'
}

export function viewOfRule({ id, name, filter }: Record<string, unknown>): Record<string, unknown> {
  return { id, ...(name === undefined ? {} : { name }), ...(filter === undefined ? {} : { filter }) }
}

/** Its action becomes the only one. */
export function ruleFrom4(rule: unknown): unknown {
  if (!isObject(rule) || !Object.hasOwn(rule, 'action')) return rule
  const { action, ...others } = rule
  return { ...others, actions: [action] }
}
