/** The last ms that a time may mean: some messages have whole seconds only. */
export function lastMoment(time: number): number {
  return time % 1000 === 0 ? time + 999 : time
}
