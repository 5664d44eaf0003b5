import { effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals-core'

/**
 * Makes mutable state readable in effects: call `track` where it is read and `changed` after each change, and
 * the effects run again. Counts up, so that no change in a batch is lost.
 */
export class Revision {
  readonly #count = signal(0)

  /** Call where the state is read. */
  track(): void {
    void this.#count.value
  }

  /** Call after each change. Effects that read the state run before it returns. Never throws. */
  changed(): void {
    publish(this.#count, this.#count.peek() + 1)
  }
}

/**
 * Sets a signal; effects that read it run before this returns. Their errors are reported to the browser and
 * not thrown: the writer has more to do, such as to acknowledge what is stored.
 */
export function publish<T>(to: Signal<T>, value: T): void {
  try {
    to.value = value
  } catch (error) {
    globalThis.reportError?.(error)
  }
}

/** Calls `changed` after each later change, with the new and the old value. */
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
