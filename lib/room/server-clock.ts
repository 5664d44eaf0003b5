const SPAN_MS = 4000

/** The server's lead in the span from `from`, in ms. */
interface Span {
  from: number
  ahead: number
}

/** Plain data that survives the worker. */
export interface StoredServerClock {
  span: Span
  before?: Span
}

/**
 * Estimates how far the server's clock is ahead of this machine's, which may be minutes off and set at any time. Each
 * Response has its time of sending; the fastest gives the best estimate. Only the current and previous span count, so
 * old clocks are forgotten and messages that waited for a sleeping machine change nothing.
 */
export class ServerClock {
  #span: Span | undefined
  #before: Span | undefined

  constructor(stored?: StoredServerClock) {
    this.#span = stored?.span
    this.#before = stored?.before
  }

  /**
   * @param sent by the server's clock
   * @param at received, by this machine's clock
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

  /** Lower bound in ms; null before the first Response. */
  get ahead(): number | null {
    if (!this.#span) return null
    return Math.max(this.#span.ahead, this.#before?.ahead ?? -Infinity)
  }

  stored(): StoredServerClock | undefined {
    const span = this.#span
    return span && { span: { ...span }, ...(this.#before && { before: this.#before }) }
  }
}
