/** Steps that wait for the store, one after the other: none sees what another has half done. */
export class InTurn {
  private last: Promise<unknown> = Promise.resolve()

  /** Does a step once those before it are done, whether they went well or not. */
  do<T>(step: () => Promise<T>): Promise<T> {
    const done = this.last.then(step, step)
    this.last = done.catch(() => undefined)
    return done
  }
}
