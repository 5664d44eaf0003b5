import { Blocked } from '../filter/blocked.ts'
import { compileFilter, type Matcher } from '../filter/compile.ts'
import { parseFilter } from '../filter/parse.ts'
import type { Reader } from '../filter/reader.ts'
import { foldedOf, type Subject } from '../filter/subject.ts'
import type { Filter } from '../filter/tree.ts'
import type { PeopleSettings } from '../settings/schema/people.ts'
import type { Action, Colour, Rule, RulesSettings } from '../settings/schema/rules.ts'
import type { Sound } from '../settings/schema/sounds.ts'

/** More tags than this would leave no room for the text. */
const MOST_TAGS = 3

/** What the rules say of a message. */
export interface Verdict {
  hidden: boolean
  colour?: Colour
  tags: readonly string[]
  sound?: Sound
  /** Name of the rule that wants a desktop notification. */
  notify?: string
  speak?: 'always' | 'never'
}

/** Holds a message against all rules. Never throws. */
export type Judge = (subject: Subject) => Verdict

/** The verdict on most messages. */
export const UNTOUCHED: Verdict = Object.freeze({ hidden: false, tags: [] })
const HIDDEN: Verdict = Object.freeze({ hidden: true, tags: [], speak: 'never' })

/**
 * Compiles switches, block lists and active rules to one function. Rules apply in order; the first colour, sound or
 * reading wins. Hiding ends it: hidden messages are neither read, heard nor notified.
 * @param people ids whose messages are hidden
 */
export function compileRules(rules: RulesSettings, people: readonly string[], reader: Reader): Judge {
  const hides = hidingFilters(rules, people).map(filter => compileFilter(filter, reader))
  const blocked = blockedTest(rules.blocked)
  if (blocked) hides.push(blocked)
  const steps = rules.list.flatMap(rule => compileRule(rule, reader))
  if (hides.length + steps.length === 0) return () => UNTOUCHED
  return event => {
    // All rules look in the same texts: they are folded once.
    const subject: Subject = 'folded' in event ? event : { ...event, folded: undefined }
    if (hides.some(matches => matches(subject))) return HIDDEN
    let verdict: Verdict | undefined
    for (const { rule, matches } of steps) {
      if (!matches(subject)) continue
      if (rule.actions.includes('hide')) return HIDDEN
      verdict = rule.actions.reduce((so, action) => follow(so, action, rule), verdict ?? UNTOUCHED)
    }
    return verdict ?? UNTOUCHED
  }
}

/** A filter's test; undefined for a bad filter. */
export function matcherOf(source: string, reader: Reader): Matcher | undefined {
  const parsed = parseFilter(source)
  return parsed.ok ? compileFilter(parsed.filter, reader) : undefined
}

/** Whose messages are hidden, by their ids. */
export function hiddenPeople(
  people: Readonly<Record<string, Pick<PeopleSettings[string], 'treatment'>>>,
): string[] {
  return Object.keys(people).filter(id => people[id]?.treatment === 'hide')
}

function compileRule(rule: Rule, reader: Reader): { rule: Rule; matches: Matcher }[] {
  // Empty passes everything: an unfinished rule must not hide the room.
  if (!rule.on || rule.filter.trim() === '') return []
  const matches = matcherOf(rule.filter, reader)
  return matches ? [{ rule, matches }] : []
}

function follow(verdict: Verdict, action: Action, { colour, tag, sound, name }: Rule): Verdict {
  switch (action) {
    case 'highlight':
      return { colour, ...verdict }
    case 'tag':
      if (tag === '' || verdict.tags.includes(tag) || verdict.tags.length >= MOST_TAGS) return verdict
      return { ...verdict, tags: [...verdict.tags, tag] }
    case 'sound':
      return { sound, ...verdict }
    case 'speak':
      return { speak: 'always', ...verdict }
    case 'mute':
      return { speak: 'never', ...verdict }
    case 'notify':
      return { notify: name, ...verdict }
    default:
      return verdict
  }
}

/** Whether a blocked word is in a text, name, or what else plain words find; undefined without words. */
function blockedTest(words: readonly string[]): Matcher | undefined {
  const blocked = new Blocked(words)
  if (blocked.size === 0) return undefined
  return subject => {
    const { name, text, other } = foldedOf(subject)
    return blocked.isIn(text) || blocked.isIn(name) || blocked.isIn(other)
  }
}

/** Switches and people as filters: what passes one is hidden. */
function hidingFilters({ onlyFans, leastLevel }: RulesSettings, people: readonly string[]): Filter[] {
  const filters: Filter[] = []
  if (people.length > 0) {
    const masked: Filter = { kind: 'choice', field: 'is', values: ['masked'] }
    // Masked people share ids: no setting applies to one of them.
    filters.push(allOf({ kind: 'exact', field: 'id', values: [...people] }, not(masked)))
  }
  const ofOthers: Filter[] = [
    { kind: 'choice', field: 'type', values: ['chat', 'emoji', 'enter', 'like', 'follow', 'share'] },
    not({ kind: 'choice', field: 'is', values: ['admin', 'anchor'] }),
  ]
  if (onlyFans) filters.push(allOf(...ofOthers, not({ kind: 'choice', field: 'is', values: ['fan'] })))
  if (leastLevel > 0) {
    filters.push(allOf(...ofOthers, { kind: 'number', field: 'level', operator: '<', values: [leastLevel] }))
  }
  return filters
}

function allOf(...of: Filter[]): Filter {
  return { kind: 'and', of }
}

function not(of: Filter): Filter {
  return { kind: 'not', of }
}
