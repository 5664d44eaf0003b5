import type { Entry } from '../model/entry.ts'
import { GiftTally } from './gift-tally.ts'
import { Pulse } from './pulse.ts'

/** Totals of the room beside its rows: gifts and chart lines. */
export class Tally {
  readonly gifts = new GiftTally()
  readonly pulse = new Pulse()
  /** Start, ms since 1970; 0 if nothing came yet. */
  since = 0
  /** First entry that came; earlier ones are in the history only. */
  first = Number.POSITIVE_INFINITY
  hasEarlier = false
  #last = 0

  /** Takes entries in order of `n`; counted ones are skipped. */
  add(entries: readonly Entry[]): void {
    this.first = Math.min(this.first, entries[0]?.n ?? this.first)
    for (const entry of entries) {
      if (entry.n <= this.#last) continue
      this.#last = entry.n
      this.#count(entry)
    }
  }

  /** Takes entries from before the first, once each; others are skipped. */
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
