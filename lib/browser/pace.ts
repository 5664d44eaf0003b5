/** Lets tests not wait. */
export interface Clock {
  /** Ms; only differences matter. */
  now(): number
  /** Runs once after `delay` ms. */
  after(delay: number, run: () => void): void
  /** Runs before the next paint; never in a hidden page. */
  frame(run: () => void): void
}

export const PAGE_CLOCK: Clock = {
  now: () => performance.now(),
  after: (delay, run) => void setTimeout(run, delay),
  frame: run => void requestAnimationFrame(run),
}

/** Limits `run` to once per paint and per `period` ms; never loses the last request. */
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
