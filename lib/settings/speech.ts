import * as v from 'valibot'
import type { EventType } from '../protocol/events.ts'
import { EVENT_TYPES, KINDS } from '../protocol/kinds.ts'
import { group, list, type Mode, object, text, value, whole, within } from './parts.ts'

/** What is said, how, and when. Times in milliseconds. */
export function speechSchema(mode: Mode) {
  return group(mode, {
    /** The master switch. */
    on: value(mode, v.boolean(), true),
    /** Name of a voice; empty: the best Chinese voice there is. */
    voice: value(mode, text(300), ''),
    /** 0.1 to 10, 1 is the voice's own. */
    rate: value(mode, within(0.1, 10), 1),
    /** 0 to 2, 1 is the voice's own. */
    pitch: value(mode, within(0, 2), 1),
    /** 0 to 1. */
    volume: value(mode, within(0, 1), 1),
    /** An English-only message is said by an English voice where there is one. */
    english: value(mode, v.boolean(), true),
    /** Only the room of this id is spoken; empty: all that are open. */
    onlyRoom: value(mode, text(32), ''),
    types: rows(mode),
    only: group(mode, {
      /** Chat that mentions the user (by one of `names`) or the anchor. */
      mentions: value(mode, v.boolean(), false),
      /** What members of the fans club and admins say. */
      fansAndAdmins: value(mode, v.boolean(), false),
      /** What the user is called in the room. */
      names: list(mode, 20, text(60)),
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
    pitch: value(mode, within(0, 2), 1),
    volume: value(mode, within(0, 1), 1),
    /** Not below these; 0: no bound. Each counts only where the event has such a number or person. */
    least: group(mode, {
      /** What a gift is worth in all. */
      diamonds: value(mode, whole(0, 1e9), 0),
      likes: value(mode, whole(0, 1e9), 0),
      /** Honour level. */
      level: value(mode, whole(0, 100), 0),
      fansLevel: value(mode, whole(0, 100), 0),
    }),
    /** Whose: everybody's, that of the fans club's members, that of admins and the anchor. */
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
    /** Longest text and name, in characters as a reader counts them. */
    longest: value(mode, whole(10, 500), 80),
    longestName: value(mode, whole(2, 40), 10),
    /** In order. `pattern`: a regular expression, else plain words. */
    replacements: list(
      mode,
      500,
      object(mode, { from: text(200), to: text(200), pattern: v.optional(v.boolean(), false) }),
    ),
    blocked: group(mode, {
      words: list(mode, 5000, text(60)),
      /** What becomes of a message with such a word: it is not spoken, or the word is. */
      mode: value(mode, v.picklist(['skip', 'bleep']), 'skip'),
    }),
  })
}

/** The numbers of the queue: see docs/speech.md. */
function queueSchema(mode: Mode) {
  return group(mode, {
    /** Utterances that wait at the most, and of one person; gifts and the like are bounded by merging. */
    waiting: value(mode, whole(1, 100), 8),
    perPerson: value(mode, whole(1, 50), 2),
    /** Chat older than this is dropped. */
    chatAge: value(mode, whole(1000, 600_000), 20_000),
    /** What has waited for longer than this is the first to go when too much waits; after half of it there is a hurry. */
    late: value(mode, whole(1000, 600_000), 8000),
    /** With more waiting than this there is a hurry: names are left out, thanks gather, then the rate rises. */
    namesUpTo: value(mode, whole(0, 100), 5),
    /** The rate rises in steps of this factor, up to this many times the general rate. */
    rateStep: value(mode, within(1, 2), 1.26),
    rateLimit: value(mode, within(1, 4), 2),
    /** So many people and gifts are named in one sentence, the others counted. */
    names: value(mode, whole(1, 12), 3),
    /** With that much waiting, thanks and the like are said this often at the most, and then together. */
    gatherFor: value(mode, whole(0, 60_000), 15_000),
    /** A gift worth at least this many diamonds is always thanked for in a sentence of its own. */
    thankAlone: value(mode, whole(0, 1e9), 1000),
    /** A combo is spoken once it has been quiet for this long, at the latest so long after it began. */
    comboQuiet: value(mode, whole(100, 30_000), 1500),
    comboLongest: value(mode, whole(1000, 120_000), 10_000),
    /** What was left out is told of at most this often; 0: never. */
    tellDropped: value(mode, whole(0, 3_600_000), 60_000),
    /** A gift worth at least this many diamonds interrupts what is being said; 0: never. */
    interruptAbove: value(mode, whole(0, 1e9), 0),
  })
}

export type SpeechSettings = v.InferOutput<ReturnType<typeof speechSchema>>
export type SpeechRow = SpeechSettings['types'][EventType]
