import { setTimeout as delay } from 'node:timers/promises'

/** A busy machine is given so many times as long as a quiet one: what is waited for ends the waiting when it comes. */
const PATIENCE = 6

/**
 * Reads again and again until what was read is good, and returns it.
 * @param timeout in milliseconds, on a quiet machine
 * @param complaint what to say of the last reading when the time is over
 */
export async function until<T>(
  read: () => Promise<T>,
  good: (value: T) => boolean,
  timeout: number,
  complaint: (last: T) => string,
): Promise<T> {
  const end = Date.now() + timeout * PATIENCE
  for (;;) {
    const value = await read()
    if (good(value)) return value
    if (Date.now() > end) throw new Error(`${complaint(value)} after ${timeout * PATIENCE} ms`)
    await delay(50)
  }
}
