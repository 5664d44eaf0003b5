/** How time passes in a room: at the wall clock's `since` it is `at` there, and it goes `rate` times as fast. Ms since 1970. */
export interface RoomClock {
  at: number
  since: number
  rate: number
}

/** That of a room which is heard live. */
export const LIVE_CLOCK: RoomClock = { at: 0, since: 0, rate: 1 }

/** What time it is in the room. */
export function timeIn({ at, since, rate }: RoomClock, wall: number): number {
  return at + (wall - since) * rate
}

/** When it will be so late in the room, by the wall clock; undefined where time stands. */
export function wallTime({ at, since, rate }: RoomClock, time: number): number | undefined {
  return rate === 0 ? undefined : since + (time - at) / rate
}
