import type { Entry } from '../model/entry.ts'
import { GiftTally } from './gift-tally.ts'
import { Pulse } from './pulse.ts'

/** Gifts and chart lines of a room. */
export class Tally {
  readonly gifts = new GiftTally()
  readonly pulse = new Pulse()
  /** Ms since 1970; 0 if nothing came yet. */
  since = 0
  /** Earlier entries are only in the history. */
  first = Number.POSITIVE_INFINITY
  hasEarlier = false
  #last = 0

  /** In order of `n`; skips counted entries. */
  add(entries: readonly Entry[]): void {
    this.first = Math.min(this.first, entries[0]?.n ?? this.first)
    for (const entry of entries) {
      if (entry.n <= this.#last) continue
      this.#last = entry.n
      this.#count(entry)
    }
  }

  /** Counts entries before the first; give each only once. */
  addEarlier(entries: readonly Entry[]): void {
    for (const entry of entries) if (entry.n < this.first) this.#count(entry)
  }

  #count(entry: Entry): void {
    const { event, adds } = entry
    this.gifts.add(entry)
    this.pulse.add(event, adds?.diamonds ?? 0)
    this.since = this.since === 0 ? event.receivedAt : Math.min(this.since, event.receivedAt)
  }
}
