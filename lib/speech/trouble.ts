import type { Cause } from './engine/engine.ts'

/** Ms until a retry after failures, doubled with each up to the limit. */
const FIRST_RETRY = 5_000
const LONGEST_RETRY = 300_000

/** Why speech has stopped, and when it tries again. Times by the steady clock, in ms. */
export class Trouble {
  #cause: Cause | undefined
  #retryAt = Infinity
  #wait = FIRST_RETRY

  /** Undefined: there is none. */
  get cause(): Cause | undefined {
    return this.#cause
  }

  /** Tries again later; without any voice, when there is one. */
  meet(cause: Cause, steady: number): void {
    this.#cause = cause
    this.#retryAt = cause.kind === 'no-voice' ? Infinity : steady + this.#wait
    this.#wait = Math.min(2 * this.#wait, LONGEST_RETRY)
  }

  forget(): void {
    this.#cause = undefined
    this.#retryAt = Infinity
    this.#wait = FIRST_RETRY
  }

  /** How long to wait until the next try; 0: now, or there is no trouble. */
  rest(steady: number): number {
    return this.#cause ? Math.max(0, this.#retryAt - steady) : 0
  }
}
