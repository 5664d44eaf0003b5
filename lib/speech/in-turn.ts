/** Serialises steps that wait for the store: none sees another half done. */
export class InTurn {
  #last: Promise<unknown> = Promise.resolve()

  /** After the ones before it, failed or not. */
  do<T>(step: () => Promise<T>): Promise<T> {
    const done = this.#last.then(step, step)
    this.#last = done.catch(() => undefined)
    return done
  }
}
