import type { Entry } from '../model/entry.ts'
import { GiftTally } from './gift-tally.ts'
import { Pulse } from './pulse.ts'

/** What a panel adds up of its room, beside the rows: gifts and the lines of the charts. */
export class Tally {
  readonly gifts = new GiftTally()
  readonly pulse = new Pulse()
  /** Since when, ms since 1970; 0: nothing came yet. */
  since = 0
  /** Number of the first entry that came; what was before is in the history only. */
  first = Number.POSITIVE_INFINITY
  /** Whether what was before has been asked for. */
  hasEarlier = false
  #last = 0

  /** Takes entries in order of `n`; what was counted is passed over. */
  add(entries: readonly Entry[]): void {
    this.first = Math.min(this.first, entries[0]?.n ?? this.first)
    for (const entry of entries) {
      if (entry.n <= this.#last) continue
      this.#last = entry.n
      this.#count(entry)
    }
  }

  /** Takes entries of before the first that came, once each; others are passed over. */
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
