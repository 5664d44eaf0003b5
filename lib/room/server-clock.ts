const SPAN_MS = 4000

/** How far the server's clock was ahead in the span from `from`, in ms. */
interface Span {
  from: number
  ahead: number
}

/** Survives the worker's death. Plain data. */
export interface StoredServerClock {
  span: Span
  before?: Span
}

/**
 * Estimates how far the server's clock is ahead of this machine's, which may be wrong by minutes and set at any time.
 * Each Response has its time of sending; the fastest gives the best estimate. Only the current and the previous span
 * count: so old clocks are forgotten, and messages that waited for a sleeping machine change nothing.
 */
export class ServerClock {
  #span: Span | undefined
  #before: Span | undefined

  constructor(stored?: StoredServerClock) {
    this.#span = stored?.span
    this.#before = stored?.before
  }

  /**
   * Compares the clocks.
   * @param sent by the server's clock
   * @param at time of receipt, by this machine's clock
   */
  take(sent: number, at: number): void {
    const ahead = sent - at
    if (!this.#span || Math.abs(at - this.#span.from) >= SPAN_MS) {
      this.#before = this.#span
      this.#span = { from: at, ahead }
    } else {
      this.#span.ahead = Math.max(this.#span.ahead, ahead)
    }
  }

  /** At least, in ms; null before the first Response. */
  get ahead(): number | null {
    if (!this.#span) return null
    return Math.max(this.#span.ahead, this.#before?.ahead ?? -Infinity)
  }

  /** State for the constructor. */
  stored(): StoredServerClock | undefined {
    const span = this.#span
    return span && { span, ...(this.#before && { before: this.#before }) }
  }
}
