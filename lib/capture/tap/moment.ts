/**
 * Remembers a moment. Elapsed time comes from the steady clock, so both times of a frame share a clock even if the
 * machine's is set.
 * @param steady ms, never set; may stand during sleep
 * @returns takes the wall clock now, gives the moment on it; whole ms since 1970
 */
export function rememberMoment(steady: () => number): (wall: number) => number {
  const then = steady()
  return wall => Math.max(0, Math.round(wall - (steady() - then)))
}
