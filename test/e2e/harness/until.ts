import { setTimeout as delay } from 'node:timers/promises'

/** Factor of all timeouts, for a busy machine; the condition ends the wait. */
const PATIENCE = 6
/** Between two readings, in ms: soon at first, then seldom, as each costs what is waited for its processor. */
const PAUSE = { first: 20, factor: 1.4, longest: 300 }

/**
 * Reads until a reading is good, and returns it.
 * @param timeout in ms, on a quiet machine
 * @param complaint describes the last reading when time is over
 */
export async function until<T>(
  read: () => Promise<T>,
  good: (value: T) => boolean,
  timeout: number,
  complaint: (last: T) => string,
): Promise<T> {
  const end = Date.now() + timeout * PATIENCE
  for (let pause = PAUSE.first; ; pause = Math.min(pause * PAUSE.factor, PAUSE.longest)) {
    const value = await read()
    if (good(value)) return value
    if (Date.now() > end) throw new Error(`${complaint(value)} after ${timeout * PATIENCE} ms`)
    await delay(pause)
  }
}
