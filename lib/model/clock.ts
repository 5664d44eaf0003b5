/** Reads `at` when the wall clock reads `since`; runs `rate` times as fast. Ms since 1970. */
export interface RoomClock {
  at: number
  since: number
  rate: number
}

export const LIVE_CLOCK: RoomClock = { at: 0, since: 0, rate: 1 }

export function timeIn({ at, since, rate }: RoomClock, wall: number): number {
  return at + (wall - since) * rate
}

/** Undefined while the clock stands. */
export function wallTime({ at, since, rate }: RoomClock, time: number): number | undefined {
  return rate === 0 ? undefined : since + (time - at) / rate
}
