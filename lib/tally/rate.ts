import type { Entry } from '../model/entry.ts'
import { isTalk } from '../model/talk.ts'

const SECONDS = 60

/** Chat of the last minute. */
export class ChatRate {
  #counts = new Uint32Array(SECONDS)
  /** The second since 1970 that each slot counts. */
  #seconds = new Float64Array(SECONDS)

  /** Counts new chat. */
  add(entries: readonly Entry[]): void {
    for (const { event } of entries) {
      if (!isTalk(event)) continue
      const second = Math.floor(event.receivedAt / 1_000)
      const place = second % SECONDS
      if (this.#seconds[place] !== second) {
        // Too late: the slot counts a newer second.
        if ((this.#seconds[place] ?? 0) > second) continue
        this.#seconds[place] = second
        this.#counts[place] = 0
      }
      this.#counts[place] = (this.#counts[place] ?? 0) + 1
    }
  }

  /** Chat in the minute before `now`, ms since 1970. */
  perMinute(now: number): number {
    const oldest = Math.floor(now / 1_000) - SECONDS
    return this.#counts.reduce(
      (sum, count, place) => sum + ((this.#seconds[place] ?? 0) > oldest ? count : 0),
      0,
    )
  }

  clear(): void {
    this.#counts.fill(0)
    this.#seconds.fill(0)
  }
}
