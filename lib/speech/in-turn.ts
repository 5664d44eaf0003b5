/** Runs steps that wait for the store one after the other: none sees another half done. */
export class InTurn {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs a step after those before it, failed or not. */
  do<T>(step: () => Promise<T>): Promise<T> {
    const done = this.#last.then(step, step)
    this.#last = done.catch(() => undefined)
    return done
  }
}
