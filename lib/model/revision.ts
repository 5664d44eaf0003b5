import { effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals-core'

/**
 * Makes mutable state readable in effects: its owner calls `changed` after each change and `track` where it is read, and
 * an effect that has read it runs again. Counts up, so that of several changes in one batch none is lost.
 */
export class Revision {
  readonly #count = signal(0)

  /** To be called wherever the state is read. */
  track(): void {
    void this.#count.value
  }

  /** To be called after each change; effects that have read the state run before it returns. Never throws. */
  changed(): void {
    publish(this.#count, this.#count.peek() + 1)
  }
}

/**
 * Sets a signal; effects that have read it run before this returns. An error of theirs is reported to the browser and not
 * thrown: whoever writes has more to do, such as to acknowledge what is stored.
 */
export function publish<T>(to: Signal<T>, value: T): void {
  try {
    to.value = value
  } catch (error) {
    globalThis.reportError?.(error)
  }
}

/** Calls `changed` after each later change of a signal, with its value and the one before. */
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
