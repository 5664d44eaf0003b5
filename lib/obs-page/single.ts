/** How long a message stays at least, in ms: time to read it. */
const LEAST_MS = 1500

/** Chooses which message stands alone: the newest, but each for long enough to be read. */
export class Single<T> {
  #shown: { item: T; at: number } | undefined
  #next: T | undefined

  /** The newest message; of those that come too fast only the last is shown. */
  take(item: T): void {
    this.#next = item
  }

  /**
   * What stands now.
   * @param now ms
   * @param fade for how long one stands, in ms; 0: until the next
   */
  current(now: number, fade: number): T | undefined {
    if (this.#next !== undefined && (!this.#shown || now - this.#shown.at >= LEAST_MS)) {
      this.#shown = { item: this.#next, at: now }
      this.#next = undefined
    }
    if (this.#shown && fade > 0 && now - this.#shown.at >= Math.max(fade, LEAST_MS)) this.#shown = undefined
    return this.#shown?.item
  }
}
