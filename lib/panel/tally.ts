import type { Entry } from '../room/entry.ts'
import { GiftTally } from './gift-tally.ts'
import { Pulse } from './pulse.ts'

/** What a panel adds up of its room, beside the rows: gifts and the lines of the charts. */
export class Tally {
  readonly gifts = new GiftTally()
  readonly pulse = new Pulse()
  /** Since when, ms since 1970; 0: nothing came yet. */
  since = 0
  #first = Number.POSITIVE_INFINITY
  #last = 0

  /** Takes entries in order of `n`, before or behind those that are there; what was counted is passed over. */
  add(entries: readonly Entry[]): void {
    for (const entry of entries) {
      const { n, event, adds } = entry
      if (n >= this.#first && n <= this.#last) continue
      this.gifts.add(entry)
      this.pulse.add(event, adds?.diamonds ?? 0)
      this.since = this.since === 0 ? event.receivedAt : Math.min(this.since, event.receivedAt)
      this.#last = Math.max(this.#last, n)
    }
    this.#first = Math.min(this.#first, entries[0]?.n ?? this.#first)
  }
}
