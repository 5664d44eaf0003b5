import type { GiftEvent } from '../protocol/events.ts'

/** A combo that has not been heard of for this long is over: some never send their end. */
export const COMBO_SILENCE_MS = 10_000
/** How many combos are remembered, so that a late or repeated end still finds its row. */
const REMEMBERED = 200

/** One gift combo. Plain data, kept with the room's state. */
export interface Combo {
  /** The entry that began it, whose row it is. */
  n: number
  /** The largest count so far; messages may skip, repeat and come late. */
  count: number
  /** How many of them have been told of as finished. */
  told: number
  /** By this machine's clock, ms since 1970. */
  lastAt: number
  /** Its latest message while it is open; null when it is closed, for the state is written often. */
  event: GiftEvent | null
}

/** A combo that came to rest: `count` gifts more than were told before. */
export interface ComboRest {
  n: number
  event: GiftEvent
  count: number
}

/** The gift combos of one room. */
export class Combos {
  private readonly byKey: Map<string, Combo>

  constructor(stored: [string, Combo][] = []) {
    this.byKey = new Map(stored)
  }

  /**
   * Takes a gift message in.
   * @param n the entry that it gets if it begins something new
   * @param at when it was received, ms since 1970
   * @param isHistory whether it is from before joining: counted, but never told of as finished
   * @returns the entry whose row it continues, if any; how many gifts it adds; and what came to rest with it
   */
  take(
    event: GiftEvent,
    n: number,
    at: number,
    isHistory: boolean,
  ): { into?: number; added: number; rest?: ComboRest } {
    if (!event.combo) {
      return { added: event.count, ...(isHistory ? {} : { rest: { n, event, count: event.count } }) }
    }
    const key = keyOf(event)
    const known = this.byKey.get(key)
    const combo: Combo = known ?? { n, count: 0, told: 0, lastAt: at, event }
    const added = Math.max(0, event.count - combo.count)
    if (added > 0) {
      combo.count = event.count
      combo.event = event
      combo.lastAt = at
    }
    if (isHistory) combo.told = combo.count
    if (!known) this.remember(key, combo)
    const rest = event.comboEnd ? close(combo) : undefined
    return { ...(known ? { into: known.n } : {}), added, ...(rest ? { rest } : {}) }
  }

  /** Closes the combos that have been silent for too long at `now`. */
  settle(now: number): ComboRest[] {
    const rests: ComboRest[] = []
    for (const combo of this.byKey.values()) {
      if (!combo.event || now - combo.lastAt < COMBO_SILENCE_MS) continue
      const rest = close(combo)
      if (rest) rests.push(rest)
    }
    return rests
  }

  /** When the next open combo will have been silent for too long; undefined when none is open. */
  nextSettle(): number | undefined {
    let next: number | undefined
    for (const { event, lastAt } of this.byKey.values()) {
      if (event) next = Math.min(next ?? Infinity, lastAt + COMBO_SILENCE_MS)
    }
    return next
  }

  /** For keeping; give it to the constructor to go on. */
  stored(): [string, Combo][] {
    return [...this.byKey]
  }

  private remember(key: string, combo: Combo): void {
    this.byKey.set(key, combo)
    if (this.byKey.size <= REMEMBERED) return
    for (const [old, { event }] of this.byKey) {
      if (!event) {
        this.byKey.delete(old)
        return
      }
    }
  }
}

/** group_id is only a second of the clock: two people who send in the same second share it. */
function keyOf(event: GiftEvent): string {
  return [event.user?.id, event.gift.id, event.comboId, event.toUser?.id].join('|')
}

function close(combo: Combo): ComboRest | undefined {
  const { n, event } = combo
  const count = combo.count - combo.told
  combo.told = combo.count
  combo.event = null
  return event && count > 0 ? { n, event, count } : undefined
}
