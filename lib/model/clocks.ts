export interface Clocks {
  /** Ms since 1970; may be wrong, and set at any moment. */
  wall: number
  /** Ms on a clock that is never set; may stand during sleep. */
  steady: number
}

/** Reads the clocks. */
export function readClocks(): Clocks {
  return { wall: Date.now(), steady: performance.now() }
}
