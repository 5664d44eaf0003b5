import type { LiveEvent } from '../model/events.ts'
import { lookOf, personToKey } from '../model/people.ts'

/** Ids per generation: 13 minutes at 64 messages a second. */
const GENERATION = 50_000
/** Equal messages without an id are one within this time (docs/protocol.md#people). */
const TWIN_MS = 3000
const MAX_TWINS = 500

/**
 * Finds repeats. Keeps ids for one to two generations to bound memory: a page that reconnects receives only recent
 * messages again.
 */
export class Seen {
  #young = new Set<string>()
  #old = new Set<string>()
  /** Times of messages without an id, by content. */
  readonly #twins = new Map<string, number>()

  /** Whether the event came before; if not, remembers it. */
  isRepeat(event: LiveEvent): boolean {
    return event.id === '0' || event.id === '' ? this.#isTwin(event) : !this.#add(event.id)
  }

  remember(id: string): void {
    this.#add(id)
  }

  /** Content of messages without an id names people. */
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

export function fingerprint(event: LiveEvent): string {
  const { method, user } = event
  const { avatar, level } = lookOf(user)
  return JSON.stringify([method, user && personToKey(user), avatar, level, contentOf(event)])
}

/** What a person does; the room's own events have ids. */
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
