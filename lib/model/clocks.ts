/** What this machine's clocks say. */
export interface Clocks {
  /** Time of day, ms since 1970. It may be wrong, and may be set at any moment. */
  wall: number
  /** Ms on a clock that is never set; it may stand while the machine sleeps. */
  steady: number
}

/** Reads this machine's clocks. */
export function readClocks(): Clocks {
  return { wall: Date.now(), steady: performance.now() }
}
