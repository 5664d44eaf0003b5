import type { Eraser } from '../../model/eraser.ts'
import type { LiveEvent, User } from '../../model/events.ts'
import { keyToPerson, personToKey } from '../../model/people.ts'

/**
 * Something that waits to be said: one event, or several of a kind that are said together. Plain data, for it is
 * stored. Its text is made when it is spoken, of the settings and counts of then.
 */
export interface Utterance {
  /** Counts up in the order of arrival: within a priority that is the order in which they are spoken. */
  id: number
  priority: number
  roomId: string
  /** The entry whose row it is, the first of several. */
  n: number
  /** The entries that it is about and whose they are, the first `MOST_KNOWN` of them. */
  entries: { n: number; who: string }[]
  /** What utterances are one by; empty: it stays alone. */
  key: string
  /** The first of several; of a gift the latest. */
  event: LiveEvent
  /** Gifts or likes in all, else how many events. */
  count: number
  /** Who it is of, the first `MOST_NAMED` of them without repeats, and how many people in all. */
  people: User[]
  crowd: number
  /** It was paid for, and no voice could say it the first time. */
  retried?: true
  /** When the first and the last of it were sent, of gifts when they came; ms since 1970 by this machine's clock. */
  since: number
  until: number
}

/** More people than this are never named in one sentence. */
export const MOST_NAMED = 12
/** Beyond this many entries people are only counted: what waits stays small enough to be stored often. */
export const MOST_KNOWN = 300

/** Tells people apart; empty where there is nobody. */
export function identity(user: User | undefined): string {
  return user ? personToKey(user) : ''
}

/** Whether a person is among those whom an utterance is of. */
export function isOf({ event, people, entries }: Utterance, eraser: Eraser): boolean {
  const isTheirs = (user: User | undefined) => user !== undefined && eraser.isTheirs(user)
  const isKnown = entries.some(({ who }) => who !== '' && eraser.isTheirs(keyToPerson(who)))
  return isTheirs(event.user) || people.some(isTheirs) || isKnown
}

/** Everybody whose entries are known, each once. */
export function peopleIn({ entries }: Pick<Utterance, 'entries'>): Set<string> {
  return new Set(entries.flatMap(({ who }) => who || []))
}

/** What a gift is worth in diamonds, all that is said together; 0 for everything else. */
export function diamondsOf({ event, count }: Utterance): number {
  return event.type === 'gift' ? count * event.gift.diamonds : 0
}
