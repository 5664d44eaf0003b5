/** What this machine's clocks say. */
export interface Clocks {
  /** The time of day, ms since 1970. It may be wrong, and may be set at any moment. */
  wall: number
  /** Ms since some moment, on a clock that is never set. While the machine sleeps it may stand still. */
  steady: number
}

/** Reads this machine's clocks. */
export function readClocks(): Clocks {
  return { wall: Date.now(), steady: performance.now() }
}
