import * as v from 'valibot'
import { isObject } from '../../model/json.ts'
import { type FileFault, faultOf, readJson } from '../file/file-fault.ts'
import { isOldView, ruleFrom4, viewOfRule } from '../schema/migrations.ts'
import { listSchema, type Rule, type RulesSettings } from '../schema/rules.ts'
import type { Settings } from '../schema/schema.ts'
import { type View, viewsSchema } from '../schema/views.ts'
import { withItem } from './item-list.ts'

export function withRules(settings: Settings, change: Partial<RulesSettings>): Settings {
  return { ...settings, rules: { ...settings.rules, ...change } }
}

/** Adds rules and views; replaces by id. */
export function joinRules(settings: Settings, added: RulesFile): Settings {
  const list = added.rules.reduce<Rule[]>(withItem, [...settings.rules.list])
  const views = added.views.reduce<View[]>(withItem, [...settings.views])
  return { ...withRules(settings, { list }), views }
}

/** UTF-16 units; a hundred rules are far less. */
const LARGEST = 1_000_000

/** Version 1 rules had one action; some were views. */
const KIND = 'tingdan-rules'
const VERSION = 2

export interface RulesFile {
  rules: Rule[]
  views: View[]
}

export function exportRules(rules: readonly Rule[], views: readonly View[]): string {
  return `${JSON.stringify({ kind: KIND, version: VERSION, rules, views }, null, 2)}\n`
}

const HEAD = v.object({ kind: v.literal(KIND), version: v.pipe(v.number(), v.integer(), v.minValue(1)) })
const FILE = v.strictObject({
  ...HEAD.entries,
  rules: v.unwrap(listSchema('strict')),
  views: v.optional(v.unwrap(viewsSchema('strict')), []),
})

/** Strictly: on a fault, told with its place, nothing is taken. Never throws. */
export function importRules(text: string): RulesFile | { fault: FileFault } {
  const file = readJson(text, LARGEST)
  if ('fault' in file) return file
  const head = v.safeParse(HEAD, file.json)
  if (!head.success) return { fault: { problem: 'not-rules' } }
  const { version } = head.output
  if (version > VERSION) return { fault: { problem: 'newer', version, known: VERSION } }
  const read = v.safeParse(FILE, version === 1 ? fileFrom1(file.json) : file.json)
  if (!read.success) return { fault: faultOf(read.issues) }
  const { rules, views } = read.output
  return { rules, views }
}

function fileFrom1(file: unknown): unknown {
  if (!isObject(file) || !Array.isArray(file.rules)) return file
  const all: unknown[] = file.rules
  const views = all.filter(isOldView).map(viewOfRule)
  return { ...file, rules: all.filter(rule => !isOldView(rule)).map(ruleFrom4), views }
}
