import type { Eraser } from '../../model/eraser.ts'
import type { LiveEvent, User } from '../../model/events.ts'
import { keyToPerson, personToKey } from '../../model/people.ts'

/** One event or several merged. Plain data, stored; its text is made when spoken, by the settings and counts then. */
export interface Utterance {
  /** In order of arrival; decides within a priority. */
  id: number
  priority: number
  roomId: string
  /** Entry of its row, the first of several. */
  n: number
  /** The first `MOST_KNOWN`, with their people. */
  entries: { n: number; who: string }[]
  /** Empty: never merge. */
  key: string
  /** The first; of a gift the latest. */
  event: LiveEvent
  /** Gifts, likes or else events. */
  count: number
  /** The first `MOST_NAMED`, no repeats; the number of all. */
  people: User[]
  crowd: number
  /** Paid, and once no voice could say it. */
  retried?: true
  /** First and last event sent, or gifts received; ms since 1970 by this machine's clock. */
  since: number
  until: number
}

/** Most people named in one sentence. */
export const MOST_NAMED = 12
/** Others are only counted: the queue is stored often and must stay small. */
export const MOST_KNOWN = 300

/** Empty for nobody. */
export function identity(user: User | undefined): string {
  return user ? personToKey(user) : ''
}

export function isOf({ event, people, entries }: Utterance, eraser: Eraser): boolean {
  const isTheirs = (user: User | undefined) => user !== undefined && eraser.isTheirs(user)
  const isKnown = entries.some(({ who }) => who !== '' && eraser.isTheirs(keyToPerson(who)))
  return isTheirs(event.user) || people.some(isTheirs) || isKnown
}

/** Keys of known people, each once. */
export function peopleIn({ entries }: Pick<Utterance, 'entries'>): Set<string> {
  return new Set(entries.flatMap(({ who }) => who || []))
}

/** In diamonds, of all merged; 0 for other events. */
export function diamondsOf({ event, count }: Utterance): number {
  return event.type === 'gift' ? count * event.gift.diamonds : 0
}
