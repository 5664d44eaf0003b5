/** Times of the server are compared with this machine's for so long before the comparison is made again, in ms. */
const SPAN_MS = 4000

/** How far the server's clock was ahead in a span of time that began at `from`, ms. */
interface Span {
  from: number
  ahead: number
}

/** What must be known again after the worker died. Plain data. */
export interface StoredServerClock {
  span: Span
  before?: Span
}

/**
 * How far the server's clock is ahead of this machine's, which may be wrong by minutes and may be set at any time. Each
 * Response says when it was sent: the one that was under way for the shortest time is the best guess. It is taken of the
 * present span and the one before, so that the guess of an old clock is forgotten within two spans, while some messages
 * that lay behind a sleeping machine do not change it.
 */
export class ServerClock {
  #span: Span | undefined
  #before: Span | undefined

  /** @param stored what `stored` returned */
  constructor(stored?: StoredServerClock) {
    this.#span = stored?.span
    this.#before = stored?.before
  }

  /**
   * Takes what a Response tells.
   * @param sent when the server sent it, by the server's clock
   * @param at when it came, by this machine's clock
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

  /** Ms that the server's clock is ahead, at least; null before anything has told. */
  get ahead(): number | null {
    if (!this.#span) return null
    return Math.max(this.#span.ahead, this.#before?.ahead ?? -Infinity)
  }

  /** For keeping; give it to the constructor to go on. */
  stored(): StoredServerClock | undefined {
    const span = this.#span
    return span && { span, ...(this.#before && { before: this.#before }) }
  }
}
