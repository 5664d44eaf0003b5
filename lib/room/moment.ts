/** The last moment that a time may mean: some messages have whole seconds only. Ms since 1970. */
export function lastMoment(time: number): number {
  return time % 1000 === 0 ? time + 999 : time
}
