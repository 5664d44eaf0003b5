import * as v from 'valibot'
import { parseFilter } from '../../filter/parse.ts'
import { group, list, type Mode, object, text, value, whole } from './parts.ts'
import { soundSchema } from './sounds.ts'

/** Each message is tested by all that are on. */
export const MOST_RULES = 100

/** Honour levels that can be asked for. */
export const LEVEL_BOUNDS = [0, 100] as const
/** Blocked words, and their length. */
export const MOST_BLOCKED = 1_000
export const LONGEST_BLOCKED = 60

/** Lines of goods, and their length. */
export const MOST_GOODS = 100
export const LONGEST_GOODS = 200

/** On messages that pass the filter; in display order. */
export const ACTIONS = ['highlight', 'tag', 'sound', 'notify', 'speak', 'mute', 'hide'] as const
export type Action = (typeof ACTIONS)[number]

export const COLOURS = ['blue', 'teal', 'amber', 'red', 'violet'] as const
export type Colour = (typeof COLOURS)[number]

export function rulesSchema(mode: Mode) {
  return group(mode, {
    /** Admins and the anchor excepted. */
    onlyFans: value(mode, v.boolean(), false),
    /** Honour level; admins and the anchor excepted; 0: everybody. */
    leastLevel: value(mode, whole(...LEVEL_BOUNDS), 0),
    /** Hides messages with one of these. */
    blocked: list(mode, MOST_BLOCKED, text(LONGEST_BLOCKED)),
    /** For sale: each line a topic with its words, `尺码：圈口 内径`. */
    goods: list(mode, MOST_GOODS, text(LONGEST_GOODS)),
    list: listSchema(mode),
  })
}

/** The rules, in order. */
export function listSchema(mode: Mode) {
  return list(mode, MOST_RULES, ruleSchema(mode))
}

function ruleSchema(mode: Mode) {
  return object(mode, {
    /** Stays when name and place change. */
    id: v.pipe(text(40), v.nonEmpty()),
    name: value(mode, text(60), ''),
    filter: value(mode, filterSchema(mode), ''),
    on: value(mode, v.boolean(), true),
    /** All are done; of two that contradict the first in `ACTIONS` counts. */
    actions: list(mode, ACTIONS.length, v.picklist(ACTIONS), ['highlight']),
    /** Of `highlight`. */
    colour: value(mode, v.picklist(COLOURS), 'blue'),
    /** Of `tag`. */
    tag: value(mode, text(12), ''),
    /** Of `sound`. */
    sound: value(mode, soundSchema, 'ding'),
  })
}

/** A stored one of a later version stays, and passes nothing. */
export function filterSchema(mode: Mode) {
  return mode === 'strict' ? v.pipe(text(2_000), sound) : text(2_000)
}

const sound = v.check(
  (filter: string) => parseFilter(filter).ok,
  ({ input }) => {
    const parsed = parseFilter(input)
    return parsed.ok ? '' : `${parsed.error.code} in column ${parsed.error.column}`
  },
)

export type RulesSettings = v.InferOutput<ReturnType<typeof rulesSchema>>
export type Rule = RulesSettings['list'][number]
