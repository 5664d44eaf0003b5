export interface Clocks {
  /** Ms since 1970; may be wrong, and set at any time. */
  wall: number
  /** Ms; never set; may stand during sleep. */
  steady: number
}

export function readClocks(): Clocks {
  return { wall: Date.now(), steady: performance.now() }
}
