import type { Entry } from '../model/entry.ts'
import type { User } from '../model/events.ts'
import { personToKey } from '../model/people.ts'

/** For a gift just worth it; four times as long for each ten times as much. */
const LEAST_MS = 30_000
const MOST_MS = 30 * 60_000
/** Most combos that are remembered; beyond this the least valuable go. */
const MOST = 500
const KEPT = 200

/** What one giver has at the top of the feed. */
export interface Held {
  key: string
  user: User
  /** The row of the most valuable gift. */
  n: number
  /** Value of all that is held. */
  diamonds: number
  /** How much of its time is left, from 1 to 0. */
  left: number
}

interface Gift {
  n: number
  user: User
  diamonds: number
  /** When its last part came, ms since 1970. */
  at: number
}

/**
 * In ms.
 * @param from least worth, in diamonds
 */
export function holdMs(diamonds: number, from: number): number {
  if (diamonds < from || diamonds <= 0) return 0
  return Math.min(MOST_MS, LEAST_MS * 4 ** Math.log10(diamonds / Math.max(1, from)))
}

/** One room's gifts held at the top of its feed. It is told the time. */
export class HeldGifts {
  #gifts = new Map<number, Gift>()
  #dismissed = new Set<number>()

  /** Ignores what was sent before the page joined. */
  add(entries: readonly Entry[]): void {
    for (const { n, into = n, event, history } of entries) {
      if (event.type !== 'gift' || !event.user || history) continue
      const before = this.#gifts.get(into)
      // Any part of a combo may lack the price; the largest count may not be last.
      const diamonds = Math.max(before?.diamonds ?? 0, event.count * event.gift.diamonds)
      if (diamonds > 0) this.#gifts.set(into, { n: into, user: event.user, diamonds, at: event.receivedAt })
    }
    if (this.#gifts.size > MOST) this.#keepLargest()
  }

  /** Takes a giver's gifts down, until they give another. */
  dismiss(giver: string): void {
    for (const { n, user } of this.#gifts.values()) if (personToKey(user) === giver) this.#dismissed.add(n)
  }

  /**
   * Held now, by giver, the most valuable first.
   * @param now ms since 1970
   * @param from least worth, in diamonds
   */
  current(now: number, from: number): Held[] {
    const held = new Map<string, Held & { most: number }>()
    for (const { n, user, diamonds, at } of this.#gifts.values()) {
      const lasts = holdMs(diamonds, from)
      const left = Math.min(1, 1 - (now - at) / lasts)
      if (lasts === 0 || left <= 0 || this.#dismissed.has(n)) continue
      const key = personToKey(user)
      const one = held.get(key) ?? { key, user, n, diamonds: 0, left: 0, most: 0 }
      held.set(key, {
        ...one,
        n: diamonds > one.most ? n : one.n,
        most: Math.max(one.most, diamonds),
        diamonds: one.diamonds + diamonds,
        left: Math.max(one.left, left),
      })
    }
    return [...held.values()]
      .map(({ most: _, ...one }) => one)
      .sort((a, b) => b.diamonds - a.diamonds || a.n - b.n)
  }

  #keepLargest(): void {
    const largest = [...this.#gifts.values()].sort((a, b) => b.diamonds - a.diamonds).slice(0, KEPT)
    this.#gifts = new Map(largest.map(gift => [gift.n, gift]))
    this.#dismissed = new Set([...this.#dismissed].filter(n => this.#gifts.has(n)))
  }
}
