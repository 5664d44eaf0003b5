const SECOND = 1_000

/** Tells whether this page is in sight: at once, and on each change until abort. */
export function followSight(tell: (isInSight: boolean) => void, signal: AbortSignal): void {
  const adjust = () => tell(document.visibilityState !== 'hidden')
  document.addEventListener('visibilitychange', adjust, { signal })
  adjust()
}

/** Calls `tick` on coming into sight, and each second while there, until abort. */
export function everySecondInSight(tick: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setInterval> | undefined
  followSight(isInSight => {
    clearInterval(timer)
    if (!isInSight) return
    tick()
    timer = setInterval(tick, SECOND)
  }, signal)
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
}
