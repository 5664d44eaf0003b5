const SECOND = 1_000

/** Calls `tick` on becoming visible, and each second while visible, until abort. */
export function everySecondInSight(tick: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setInterval> | undefined
  const adjust = () => {
    clearInterval(timer)
    if (signal.aborted || document.visibilityState === 'hidden') return
    tick()
    timer = setInterval(tick, SECOND)
  }
  document.addEventListener('visibilitychange', adjust, { signal })
  signal.addEventListener('abort', adjust, { once: true })
  adjust()
}
