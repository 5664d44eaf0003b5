/**
 * Remembers this moment of a page. The machine's clock may be set while the page is open; what has passed since is
 * measured by the browser's steady clock, so that both times of a frame are on the same clock.
 * @param steady ms on a clock that is never set; it may stand still while the machine sleeps
 * @returns told the wall clock's time of now, the moment on that same clock; whole ms since 1970
 */
export function rememberMoment(steady: () => number): (wall: number) => number {
  const then = steady()
  return wall => Math.max(0, Math.round(wall - (steady() - then)))
}
