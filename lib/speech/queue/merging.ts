import { talkKey } from '../../filter/talk-key.ts'
import type { LiveEvent } from '../../model/events.ts'
import { identity, MOST_KNOWN, MOST_NAMED, peopleIn, type Utterance } from './utterance.ts'

/**
 * Merges the same gift of one giver, the same text of several people, and all follows, shares, joins and likes of a
 * room.
 * @returns empty: never merge
 */
export function mergeKey(event: LiveEvent, roomId: string, priority: number): string {
  const where = `${event.type} ${roomId}`
  switch (event.type) {
    case 'gift':
      return `${where} ${event.gift.id} ${identity(event.user)} ${event.toUser?.id ?? ''}`
    case 'chat':
    case 'emoji':
      return `${where} ${priority} ${talkKey(event.text)}`
    case 'follow':
    case 'share':
    case 'enter':
    case 'like':
      return where
    case 'fansclub':
      return `${where} ${event.action}`
    default:
      return ''
  }
}

/** Merges two utterances in the place of the first. */
export function merge(first: Utterance, second: Utterance): Utterance {
  const known = peopleIn(first)
  const familiar = [...peopleIn(second)].filter(who => known.has(who)).length
  const newcomers = second.people.filter(user => !known.has(identity(user)))
  return {
    ...first,
    priority: Math.min(first.priority, second.priority),
    event: first.event.type === 'gift' ? second.event : first.event,
    entries: [...first.entries, ...second.entries].slice(0, MOST_KNOWN),
    count: first.count + second.count,
    people: [...first.people, ...newcomers].slice(0, MOST_NAMED),
    crowd: first.crowd + second.crowd - familiar,
    since: Math.min(first.since, second.since),
    until: Math.max(first.until, second.until),
  }
}

/** Removes a recalled entry; undefined if nothing is left. */
export function without(utterance: Utterance, n: number): Utterance | undefined {
  const who = utterance.entries.find(entry => entry.n === n)?.who
  if (who === undefined) return utterance
  const entries = utterance.entries.filter(entry => entry.n !== n)
  const isGone = !entries.some(entry => entry.who === who)
  const crowd = utterance.crowd - (isGone ? 1 : 0)
  if (crowd <= 0 || utterance.count <= 1) return undefined
  const people = isGone ? utterance.people.filter(user => identity(user) !== who) : utterance.people
  return { ...utterance, entries, people, crowd, count: utterance.count - 1 }
}

/** This many wait only after a long pause. */
const MOST_PAID = 60

/**
 * Paid utterances are never dropped: finds the two oldest that can share a sentence. Counts stay, fewer people are
 * named.
 * @param paid oldest first
 * @returns the older first; undefined if few wait or none can merge
 */
export function tooManyPaid(paid: Utterance[]): [Utterance, Utterance] | undefined {
  if (paid.length <= MOST_PAID) return undefined
  for (const [at, first] of paid.entries()) {
    const second = paid.slice(at + 1).find(other => canShare(first, other))
    if (second) return [first, second]
  }
  return undefined
}

function canShare({ event, roomId }: Utterance, other: Utterance): boolean {
  if (roomId !== other.roomId || event.type !== other.event.type) return false
  return event.type !== 'gift' || other.event.type !== 'gift' || event.gift.id === other.event.gift.id
}
