/** A message's own time may be told in whole seconds: the last moment that it may mean. Ms since 1970. */
export function lastMoment(time: number): number {
  return time % 1000 === 0 ? time + 999 : time
}
