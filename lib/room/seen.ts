import type { GiftEvent, LiveEvent } from '../model/events.ts'
import { personKey } from '../model/people.ts'

/** Ids that a generation holds before it becomes the old one: 13 minutes of a room at 64 messages a second. */
const GENERATION = 50_000
/** How far apart two messages without an id may be and still be one (docs/protocol.md#people). */
const TWIN_MS = 3000
const TWINS = 500

/**
 * What a room has already received. Ids live for one to two generations, so that memory stays bounded in a room
 * that runs all day; a page that reconnects is sent recent messages again, not old ones.
 */
export class Seen {
  private young = new Set<string>()
  private old = new Set<string>()
  /** Messages without an id, by what they say, with their time. */
  private readonly twins = new Map<string, number>()

  /** Whether this event was received before; remembers it if not. */
  isRepeat(event: LiveEvent): boolean {
    return event.id === '0' || event.id === '' ? this.isTwin(event) : !this.add(event.id)
  }

  /** Takes the id of an event of before as received. */
  remember(id: string): void {
    this.add(id)
  }

  /** Forgets what messages without an id said: it is kept for seconds only, and names people. */
  forgetTwins(): void {
    this.twins.clear()
  }

  private add(id: string): boolean {
    if (this.young.has(id) || this.old.has(id)) return false
    if (this.young.size >= GENERATION) {
      this.old = this.young
      this.young = new Set()
    }
    this.young.add(id)
    return true
  }

  private isTwin(event: LiveEvent): boolean {
    const key = fingerprint(event)
    const before = this.twins.get(key)
    if (before !== undefined && Math.abs(event.time - before) <= TWIN_MS) return true
    this.twins.delete(key)
    this.twins.set(key, event.time)
    const [eldest] = this.twins.keys()
    if (this.twins.size > TWINS && eldest !== undefined) this.twins.delete(eldest)
    return false
  }
}

/** Kind, person and what was said or given: what tells messages apart that have no id. */
function fingerprint(event: LiveEvent): string {
  const said = event.type === 'gift' ? given(event) : 'text' in event ? event.text : ''
  return JSON.stringify([event.method, event.user && personKey(event.user), said])
}

function given({ gift, count, comboId, comboEnd, toUser }: GiftEvent): unknown {
  return [gift.id, count, comboId, comboEnd, toUser?.id]
}
