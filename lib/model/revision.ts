import { effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals-core'

/**
 * Makes mutable state readable in effects: `track` where it is read, `changed` after each change. Counts up, so no
 * change in a batch is lost.
 */
export class Revision {
  readonly #count = signal(0)

  /** Call where the state is read. */
  track(): void {
    void this.#count.value
  }

  /** Effects that read it run before this returns. Never throws. */
  changed(): void {
    publish(this.#count, this.#count.peek() + 1)
  }
}

/**
 * Sets a signal; effects run before this returns. Their errors go to the browser: the writer must continue, for
 * example to acknowledge.
 */
export function publish<T>(to: Signal<T>, value: T): void {
  try {
    to.value = value
  } catch (error) {
    globalThis.reportError?.(error)
  }
}

/** Not called at once. */
export function whenChanged<T>(source: ReadonlySignal<T>, changed: (now: T, before: T) => void): void {
  let last = source.peek()
  effect(() => {
    const now = source.value
    if (now === last) return
    const before = last
    last = now
    untracked(() => changed(now, before))
  })
}
