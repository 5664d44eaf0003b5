import * as v from 'valibot'
import type { EventType } from '../../model/events.ts'
import { EVENT_TYPES, KINDS } from '../../model/kinds.ts'
import { group, list, type Mode, object, text, value, whole, within } from './parts.ts'
import { queueSchema } from './queue.ts'
import { filterSchema } from './rules.ts'

export type Bounds = readonly [least: number, most: number]

export const LEAST_BOUNDS = {
  diamonds: [0, 1e9],
  likes: [0, 1e9],
  level: [0, 100],
  fansLevel: [0, 100],
} as const satisfies Record<string, Bounds>

export const PITCH_BOUNDS = [0, 2] as const satisfies Bounds
export const VOLUME_BOUNDS = [0, 1] as const satisfies Bounds
/** Of text and name, in characters. */
export const LENGTH_BOUNDS = { longest: [10, 500], longestName: [2, 40] } as const satisfies Record<
  string,
  Bounds
>

/** As `onlyRoom`. */
export const ALL_ROOMS = 'all'

/** Entries of lists, and their length. */
export const MOST_NAMES = 20
export const MOST_REPLACEMENTS = 500
export const MOST_BLOCKED = 5000
export const LONGEST_WORD = 60
export const MOST_PERSON_VOICES = 20

/** What is said, how, and when. Times in ms. */
export function speechSchema(mode: Mode) {
  return group(mode, {
    /** The master switch. */
    on: value(mode, v.boolean(), true),
    /** Empty: the best Chinese voice. */
    voice: value(mode, text(300), ''),
    /** 0.1 to 10, 1 is the voice's own. */
    rate: value(mode, within(0.1, 10), 1),
    /** 0 to 2, 1 is the voice's own. */
    pitch: value(mode, within(...PITCH_BOUNDS), 1),
    /** 0 to 1. */
    volume: value(mode, within(...VOLUME_BOUNDS), 1),
    /** If there is an English voice. */
    english: value(mode, v.boolean(), true),
    /** Voices for chat in these; empty: the best one that is not online. */
    languages: group(mode, {
      en: value(mode, text(300), ''),
      ja: value(mode, text(300), ''),
      ko: value(mode, text(300), ''),
    }),
    /** One of these voices for each person, always the same. */
    perPerson: group(mode, {
      on: value(mode, v.boolean(), false),
      voices: list(mode, MOST_PERSON_VOICES, text(300)),
    }),
    /** Empty: the shown room; `ALL_ROOMS`: all. */
    onlyRoom: value(mode, text(32), ''),
    types: rows(mode),
    /** Read only what passes, whatever the types' switches say; empty: they decide. */
    solo: value(mode, filterSchema(mode), ''),
    /** Skips questions ticked as answered. */
    unanswered: value(mode, v.boolean(), false),
    only: group(mode, {
      /** Of the user (one of `names`) or the anchor. */
      mentions: value(mode, v.boolean(), false),
      fansAndAdmins: value(mode, v.boolean(), false),
      /** Of the user, in the room. */
      names: list(mode, MOST_NAMES, text(LONGEST_WORD)),
    }),
    text: textSchema(mode),
    queue: queueSchema(mode),
  })
}

function rowSchema(mode: Mode, type: EventType) {
  return group(mode, {
    speak: value(mode, v.boolean(), KINDS[type].speak),
    /** With named fields; empty: never read. */
    template: value(mode, text(500), KINDS[type].template),
    /** Empty: the general one. */
    voice: value(mode, text(300), ''),
    /** Factors of the general ones. */
    rate: value(mode, within(0.25, 4), 1),
    pitch: value(mode, within(...PITCH_BOUNDS), 1),
    volume: value(mode, within(...VOLUME_BOUNDS), 1),
    /** 0: none. Only for events that have it. */
    least: group(mode, {
      /** In all. */
      diamonds: value(mode, whole(...LEAST_BOUNDS.diamonds), 0),
      likes: value(mode, whole(...LEAST_BOUNDS.likes), 0),
      /** Honour level. */
      level: value(mode, whole(...LEAST_BOUNDS.level), 0),
      fansLevel: value(mode, whole(...LEAST_BOUNDS.fansLevel), 0),
    }),
    /** Everybody, fans club members, or admins and the anchor. */
    from: value(mode, v.picklist(['all', 'fans', 'admins']), 'all'),
  })
}

function rows(mode: Mode) {
  const entries = Object.fromEntries(EVENT_TYPES.map(type => [type, rowSchema(mode, type)]))
  return group(mode, entries as Record<EventType, ReturnType<typeof rowSchema>>)
}

/** Makes text fit for the ear. */
function textSchema(mode: Mode) {
  return group(mode, {
    /** Emoji and `[codes]`: left out, named, or counted. */
    emoji: value(mode, v.picklist(['out', 'name', 'count']), 'out'),
    /** By sense (amounts by value, phones and laughter digit by digit), all by value, or all by digits. */
    numbers: value(mode, v.picklist(['sense', 'values', 'digits']), 'sense'),
    /** `！！！` and `……`: a pause, or named. */
    marks: value(mode, v.picklist(['pause', 'said']), 'pause'),
    /** Text and name, in characters as a reader counts. */
    longest: value(mode, whole(...LENGTH_BOUNDS.longest), 80),
    longestName: value(mode, whole(...LENGTH_BOUNDS.longestName), 10),
    /** In order. `pattern`: a regular expression, else plain words. */
    replacements: list(
      mode,
      MOST_REPLACEMENTS,
      object(mode, { from: text(200), to: text(200), pattern: v.optional(v.boolean(), false) }),
    ),
    blocked: group(mode, {
      words: list(mode, MOST_BLOCKED, text(LONGEST_WORD)),
      /** Skip the message, or bleep the word. */
      mode: value(mode, v.picklist(['skip', 'bleep']), 'skip'),
    }),
  })
}

export type SpeechSettings = v.InferOutput<ReturnType<typeof speechSchema>>
export type SpeechRow = SpeechSettings['types'][EventType]
