export interface Clocks {
  /** Ms since 1970. May be wrong, and set at any moment. */
  wall: number
  /** Ms on a clock that is never set; may stand while the machine sleeps. */
  steady: number
}

/** Reads this machine's clocks. */
export function readClocks(): Clocks {
  return { wall: Date.now(), steady: performance.now() }
}
