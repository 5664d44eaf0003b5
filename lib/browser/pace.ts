/** The time and the timers that `paced` works by, so that it can be tried without waiting. */
export interface Clock {
  /** Milliseconds; only differences matter. */
  now(): number
  /** Calls `run` once, `delay` milliseconds from now. */
  after(delay: number, run: () => void): void
  /** Calls `run` before the browser next paints; while nothing is painted (a hidden page), not at all. */
  frame(run: () => void): void
}

/** The page's own clock. */
export const PAGE_CLOCK: Clock = {
  now: () => performance.now(),
  after: (delay, run) => void setTimeout(run, delay),
  frame: run => void requestAnimationFrame(run),
}

/**
 * Makes of `run` something that may be asked for at any rate: it runs before a paint, and not again within `period`
 * milliseconds. The last request is never lost.
 */
export function paced(run: () => void, period: number, clock: Clock): () => void {
  let asked = false
  let ranAt = Number.NEGATIVE_INFINITY
  const beforePaint = () =>
    clock.frame(() => {
      asked = false
      ranAt = clock.now()
      run()
    })
  return () => {
    if (asked) return
    asked = true
    const wait = ranAt + period - clock.now()
    if (wait > 0) clock.after(wait, beforePaint)
    else beforePaint()
  }
}
