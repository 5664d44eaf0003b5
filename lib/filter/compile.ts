import type { EventType, LiveEvent } from '../model/events.ts'
import { isSingle } from '../model/people.ts'
import type { Topic } from './asks/topics.ts'
import { type ExactField, fieldOf, type NumberField, type TextField } from './fields.ts'
import { foldCase } from './fold-case.ts'
import { anyOf, compilePattern, type TextMatch } from './pattern.ts'
import { hasInitials, mayBeInitials } from './pinyin.ts'
import type { Nicknames, Reader } from './reader.ts'
import { foldedOf, receiverOf, type Somebody, type Subject } from './subject.ts'
import { timeTest } from './time.ts'
import { isAbout } from './topic.ts'
import { HAS, IS, type Trait } from './traits.ts'
import type { Filter, NumberValue, Operator, TextTest, TextValue } from './tree.ts'

/** Never throws. */
export type Matcher = (subject: Subject) => boolean

/** `cost`: rough, for the order. */
interface Step {
  cost: number
  test: Matcher
}

/** Compiles a filter to a function; cheap tests run first. */
export function compileFilter(filter: Filter, reader: Reader): Matcher {
  return step(filter, reader).test
}

function step(filter: Filter, reader: Reader): Step {
  switch (filter.kind) {
    case 'and':
      return all(filter.of.map(part => step(part, reader)))
    case 'or':
      return any(filter.of.map(part => step(part, reader)))
    case 'not': {
      const { cost, test } = step(filter.of, reader)
      return { cost, test: subject => !test(subject) }
    }
    case 'choice':
      return choiceStep(filter.field, filter.values, reader)
    case 'number':
      return numberStep(fieldOf(filter.field) as NumberField, filter.operator, filter.values)
    case 'exact':
      return exactStep(fieldOf(filter.field) as ExactField, filter.values)
    case 'time': {
      const passes = timeTest(filter.operator, filter.values, reader.offset)
      return { cost: 3, test: ({ event }) => passes(event.time) }
    }
    case 'text':
      return textStep(filter, reader.nicknames ?? NOBODY)
  }
}

function all(steps: Step[]): Step {
  const [first, second, third, ...rest] = tests(steps)
  const cost = sum(steps)
  if (!first) return { cost, test: () => true }
  if (!second) return { cost, test: first }
  if (!third) return { cost, test: subject => first(subject) && second(subject) }
  if (rest.length === 0) return { cost, test: subject => first(subject) && second(subject) && third(subject) }
  const others = [third, ...rest]
  return {
    cost,
    test: subject => first(subject) && second(subject) && others.every(test => test(subject)),
  }
}

function any(steps: Step[]): Step {
  const [first, second, ...rest] = tests(steps)
  const cost = sum(steps)
  if (!first || !second) return { cost, test: first ?? (() => false) }
  if (rest.length === 0) return { cost, test: subject => first(subject) || second(subject) }
  return { cost, test: subject => first(subject) || second(subject) || rest.some(test => test(subject)) }
}

function tests(steps: Step[]): Matcher[] {
  return steps.toSorted((a, b) => a.cost - b.cost).map(({ test }) => test)
}

function sum(steps: Step[]): number {
  return steps.reduce((cost, step) => cost + step.cost, 0)
}

function choiceStep(field: string, values: string[], reader: Reader): Step {
  if (field === 'type') {
    const [only = '', ...others] = values as EventType[]
    if (others.length === 0) return { cost: 1, test: ({ event }) => event.type === only }
    const wanted = new Set(values)
    return { cost: 1, test: ({ event }) => wanted.has(event.type) }
  }
  if (field === 'topic') {
    const topics = values as Topic[]
    return { cost: 40, test: subject => isAbout(subject, topics, reader) }
  }
  const traits: Record<string, Trait> = field === 'is' ? IS : HAS
  return any(
    values.flatMap(value => {
      const trait = traits[value]
      return trait ? { cost: trait.cost ?? 10, test: (subject: Subject) => trait.test(subject, reader) } : []
    }),
  )
}

function numberStep({ read }: NumberField, operator: Operator, values: NumberValue[]): Step {
  return any(
    values.map(value => {
      const passes = numberTest(operator, value)
      return {
        cost: 2,
        test: subject => {
          const number = read(subject)
          return number !== undefined && passes(number)
        },
      }
    }),
  )
}

function numberTest(operator: Operator, value: NumberValue): (number: number) => boolean {
  if (typeof value === 'object') {
    const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = value
    return number => number >= least && number <= most
  }
  switch (operator) {
    case '=':
      return number => number === value
    case '>':
      return number => number > value
    case '>=':
      return number => number >= value
    case '<':
      return number => number < value
    case '<=':
      return number => number <= value
  }
}

function exactStep({ read }: ExactField, values: string[]): Step {
  const wanted = new Set(values)
  return {
    cost: 3,
    test: subject => {
      const found = read(subject)
      return typeof found === 'string' ? wanted.has(found) : found.some(each => wanted.has(each))
    },
  }
}

const NOBODY: Nicknames = new Map()

function textStep({ field, whole, values }: TextTest, nicknames: Nicknames): Step {
  const initials = values.flatMap(value => wantedInitials(value, whole))
  const byInitials: TextMatch = name => initials.some(letters => hasInitials(name, letters))
  return any(
    [...byKind(values, whole)].map(({ cost, test: passes }) => {
      const isName = initials.length > 0 ? (name: string) => passes(name) || byInitials(name) : passes
      const isCalled = calledSo(nicknames, isName)
      if (field === undefined) return { cost, test: anywhere(passes, isName, isCalled) }
      const { read, who } = fieldOf(field) as TextField
      return { cost, test: who ? ofPerson(read, isName, who, isCalled) : ofText(read, passes) }
    }),
  )
}

/** Whether the reader's nickname for somebody matches. */
function calledSo(nicknames: Nicknames, isName: TextMatch): (who: Somebody | undefined) => boolean {
  if (nicknames.size === 0) return () => false
  return who => {
    const nickname = who && isSingle(who) ? nicknames.get(who.id) : undefined
    return nickname !== undefined && isName(nickname)
  }
}

function ofText(read: TextField['read'], passes: TextMatch): Matcher {
  return subject => {
    const text = read(subject)
    return text !== '' && passes(text)
  }
}

/** Tests a person's name and nickname. */
function ofPerson(
  read: TextField['read'],
  isName: TextMatch,
  who: (event: LiveEvent) => Somebody | undefined,
  isCalled: (who: Somebody | undefined) => boolean,
): Matcher {
  const hasName = ofText(read, isName)
  return subject => hasName(subject) || isCalled(who(subject.event))
}

/** Tests text, person, and more. */
function anywhere(
  passes: TextMatch,
  isName: TextMatch,
  isCalled: (who: Somebody | undefined) => boolean,
): Matcher {
  return subject => {
    const folded = foldedOf(subject)
    if (passes(folded.text) || isName(folded.name) || passes(folded.other)) return true
    return isCalled(subject.event.user) || isCalled(receiverOf(subject.event))
  }
}

/** Words together, patterns one by one. */
function* byKind(values: readonly TextValue[], whole: boolean): Generator<{ cost: number; test: TextMatch }> {
  const words = values.flatMap(value => (value.kind === 'word' ? foldCase(value.text) : []))
  if (words.length > 0) yield { cost: 20, test: whole ? text => words.includes(text) : anyOf(words) }
  for (const value of values) {
    if (value.kind !== 'pattern') continue
    const compiled = compilePattern(whole ? `^(?:${value.source})$` : value.source)
    // A tree that the parser never makes passes nothing.
    yield { cost: 100, test: typeof compiled === 'function' ? compiled : () => false }
  }
}

function wantedInitials(value: TextValue, whole: boolean): string[] {
  if (whole || value.kind === 'pattern' || value.quoted) return []
  const folded = foldCase(value.text)
  return mayBeInitials(folded) ? [folded] : []
}
