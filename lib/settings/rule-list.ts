import * as v from 'valibot'
import { type FileFault, faultOf, readJson } from './file-fault.ts'
import { listSchema, type Rule, type RulesSettings } from './rules.ts'
import type { Settings } from './schema.ts'

/** Changes a part of the rules' settings. */
export function withRules(settings: Settings, change: Partial<RulesSettings>): Settings {
  return { ...settings, rules: { ...settings.rules, ...change } }
}

/** Replaces the rule with this id, or appends it. */
export function withRule(list: readonly Rule[], rule: Rule): Rule[] {
  const isNew = list.every(({ id }) => id !== rule.id)
  return isNew ? [...list, rule] : list.map(each => (each.id === rule.id ? rule : each))
}

/** The list without a rule. */
export function withoutRule(list: readonly Rule[], id: string): Rule[] {
  return list.filter(rule => rule.id !== id)
}

/** Moves a rule up (-1) or down (1); the same list at the ends. */
export function moved(list: readonly Rule[], id: string, by: -1 | 1): Rule[] {
  const from = list.findIndex(rule => rule.id === id)
  const neighbour = list[from + by]
  const rule = list[from]
  if (!rule || !neighbour) return [...list]
  return list.map((each, at) => (at === from ? neighbour : at === from + by ? rule : each))
}

/** Appends rules; replaces those with a known id. */
export function joinRules(list: readonly Rule[], added: readonly Rule[]): Rule[] {
  return added.reduce<Rule[]>(withRule, [...list])
}

/** Longest file, in UTF-16 units; a hundred rules are far less. */
const LARGEST = 1_000_000

/** What a file of rules begins with. */
const KIND = 'tingdan-rules'
const VERSION = 1

/** Rules as the text of a file. */
export function exportRules(list: readonly Rule[]): string {
  return `${JSON.stringify({ kind: KIND, version: VERSION, rules: list }, null, 2)}\n`
}

const HEAD = v.object({ kind: v.literal(KIND), version: v.pipe(v.number(), v.integer(), v.minValue(1)) })
const FILE = v.strictObject({ ...HEAD.entries, rules: v.unwrap(listSchema('strict')) })

/** Reads a file of rules strictly: told with its place, nothing is taken. Never throws. */
export function importRules(text: string): { rules: Rule[] } | { fault: FileFault } {
  const file = readJson(text, LARGEST)
  if ('fault' in file) return file
  const head = v.safeParse(HEAD, file.json)
  if (!head.success) return { fault: { problem: 'not-rules' } }
  const { version } = head.output
  if (version > VERSION) return { fault: { problem: 'newer', version, known: VERSION } }
  const read = v.safeParse(FILE, file.json)
  return read.success ? { rules: read.output.rules } : { fault: faultOf(read.issues) }
}
