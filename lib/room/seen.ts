import type { LiveEvent } from '../model/events.ts'
import { lookOf, personToKey } from '../model/people.ts'

/** Ids per generation: 13 minutes of a room at 64 messages a second. */
const GENERATION = 50_000
/** Two equal messages without an id are one if they are at most this far apart (docs/protocol.md#people). */
const TWIN_MS = 3000
const MAX_TWINS = 500

/**
 * Finds messages that a room has already received. Ids are kept for one to two generations, so that memory is bounded: a
 * page that reconnects receives only recent messages again.
 */
export class Seen {
  #young = new Set<string>()
  #old = new Set<string>()
  /** Times of messages without an id, by their content. */
  readonly #twins = new Map<string, number>()

  /** Whether this event was received before; remembers it otherwise. */
  isRepeat(event: LiveEvent): boolean {
    return event.id === '0' || event.id === '' ? this.#isTwin(event) : !this.#add(event.id)
  }

  /** Marks an id as received. */
  remember(id: string): void {
    this.#add(id)
  }

  /** Forgets the messages without an id: their content names people. */
  forgetTwins(): void {
    this.#twins.clear()
  }

  #add(id: string): boolean {
    if (this.#young.has(id) || this.#old.has(id)) return false
    if (this.#young.size >= GENERATION) {
      this.#old = this.#young
      this.#young = new Set()
    }
    this.#young.add(id)
    return true
  }

  #isTwin(event: LiveEvent): boolean {
    const key = fingerprint(event)
    const before = this.#twins.get(key)
    if (before !== undefined && Math.abs(event.time - before) <= TWIN_MS) return true
    this.#twins.delete(key)
    this.#twins.set(key, event.time)
    const [oldest] = this.#twins.keys()
    if (this.#twins.size > MAX_TWINS && oldest !== undefined) this.#twins.delete(oldest)
    return false
  }
}

/** Method, person and content: what distinguishes messages without an id. A message that is sent again is equal in all. */
function fingerprint(event: LiveEvent): string {
  const { method, user } = event
  const { avatar, level } = lookOf(user)
  return JSON.stringify([method, user && personToKey(user), avatar, level, contentOf(event)])
}

/** The content of what a person does. The types of the room's own messages have an id. */
function contentOf(event: LiveEvent): unknown {
  switch (event.type) {
    case 'gift':
      return [event.gift.id, event.count, event.comboId, event.comboEnd, event.toUser?.id]
    case 'like':
      return [event.count, event.total]
    case 'enter':
      return [event.memberCount, event.text]
    case 'follow':
      return event.followCount
    case 'share':
      return event.shareTarget
    case 'fansclub':
      return [event.action, event.text]
    default:
      return 'text' in event ? event.text : ''
  }
}
