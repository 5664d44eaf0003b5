import * as v from 'valibot'
import type { EventType } from '../model/events.ts'
import { EVENT_TYPES, KINDS } from '../model/kinds.ts'
import { group, list, type Mode, object, text, value, whole, within } from './parts.ts'
import { queueSchema } from './queue.ts'
import { filterSchema } from './rules.ts'

/** The least and the most that a number may be. */
export type Bounds = readonly [least: number, most: number]

/** Bounds of the least values. */
export const LEAST_BOUNDS = {
  diamonds: [0, 1e9],
  likes: [0, 1e9],
  level: [0, 100],
  fansLevel: [0, 100],
} as const satisfies Record<string, Bounds>

export const PITCH_BOUNDS = [0, 2] as const satisfies Bounds
export const VOLUME_BOUNDS = [0, 1] as const satisfies Bounds
/** Of the longest text and name that are said, in characters. */
export const LENGTH_BOUNDS = { longest: [10, 500], longestName: [2, 40] } as const satisfies Record<
  string,
  Bounds
>

/** As `onlyRoom`. */
export const ALL_ROOMS = 'all'

/** Most entries of speech's lists, and their length. */
export const MOST_NAMES = 20
export const MOST_REPLACEMENTS = 500
export const MOST_BLOCKED = 5000
export const LONGEST_WORD = 60

/** What is said, how, and when. Times in ms. */
export function speechSchema(mode: Mode) {
  return group(mode, {
    /** The master switch. */
    on: value(mode, v.boolean(), true),
    /** Name of a voice; empty: the best Chinese voice there is. */
    voice: value(mode, text(300), ''),
    /** 0.1 to 10, 1 is the voice's own. */
    rate: value(mode, within(0.1, 10), 1),
    /** 0 to 2, 1 is the voice's own. */
    pitch: value(mode, within(...PITCH_BOUNDS), 1),
    /** 0 to 1. */
    volume: value(mode, within(...VOLUME_BOUNDS), 1),
    /** English messages get an English voice, if there is one. */
    english: value(mode, v.boolean(), true),
    /** Speak only this room; empty: the one that is shown; `ALL_ROOMS`: all. */
    onlyRoom: value(mode, text(32), ''),
    types: rows(mode),
    /** Read only what passes this filter, whatever the switches of the types say; empty: as they say. */
    solo: value(mode, filterSchema(mode), ''),
    /** Questions that are ticked as answered are not read any more. */
    unanswered: value(mode, v.boolean(), false),
    only: group(mode, {
      /** Chat that mentions the user (one of `names`) or the anchor. */
      mentions: value(mode, v.boolean(), false),
      /** What members of the fans club and admins say. */
      fansAndAdmins: value(mode, v.boolean(), false),
      /** What the user is called in the room. */
      names: list(mode, MOST_NAMES, text(LONGEST_WORD)),
    }),
    text: textSchema(mode),
    queue: queueSchema(mode),
  })
}

/** How one event type is spoken. */
function rowSchema(mode: Mode, type: EventType) {
  return group(mode, {
    speak: value(mode, v.boolean(), KINDS[type].speak),
    /** Text with named fields; empty: never read. */
    template: value(mode, text(500), KINDS[type].template),
    /** Name of a voice; empty: the general one. */
    voice: value(mode, text(300), ''),
    /** Times the general rate, pitch and volume. */
    rate: value(mode, within(0.25, 4), 1),
    pitch: value(mode, within(...PITCH_BOUNDS), 1),
    volume: value(mode, within(...VOLUME_BOUNDS), 1),
    /** Least values; 0: none. Each applies only to events that have it. */
    least: group(mode, {
      /** What a gift is worth in all. */
      diamonds: value(mode, whole(...LEAST_BOUNDS.diamonds), 0),
      likes: value(mode, whole(...LEAST_BOUNDS.likes), 0),
      /** Honour level. */
      level: value(mode, whole(...LEAST_BOUNDS.level), 0),
      fansLevel: value(mode, whole(...LEAST_BOUNDS.fansLevel), 0),
    }),
    /** From everybody, fans club members, or admins and the anchor. */
    from: value(mode, v.picklist(['all', 'fans', 'admins']), 'all'),
  })
}

function rows(mode: Mode) {
  const entries = Object.fromEntries(EVENT_TYPES.map(type => [type, rowSchema(mode, type)]))
  return group(mode, entries as Record<EventType, ReturnType<typeof rowSchema>>)
}

/** How a text is made fit for the ear. */
function textSchema(mode: Mode) {
  return group(mode, {
    /** Emoji and `[codes]`: left out, said by name, or counted. */
    emoji: value(mode, v.picklist(['out', 'name', 'count']), 'out'),
    /** Numbers: by what they are (amounts by value, phones and laughter digit by digit), all by value, all by digits. */
    numbers: value(mode, v.picklist(['sense', 'values', 'digits']), 'sense'),
    /** `！！！` and `……`: heard as a pause, or said by name. */
    marks: value(mode, v.picklist(['pause', 'said']), 'pause'),
    /** Longest text and name, in characters as a reader counts them. */
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
