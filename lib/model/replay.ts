import type { RoomClock } from './clock.ts'

/** What a replay's rooms are called: no room id of Douyin's, which are numbers. */
const PREFIX = 'replay-'

/** A room id of its own for a replay, so that nothing of it is ever taken for the room that was recorded. */
export function replayId(): string {
  return PREFIX + crypto.randomUUID()
}

/** Whether a room is a replay. */
export function isReplay(roomId: string): boolean {
  return roomId.startsWith(PREFIX)
}

export type ReplaySpeed = 1 | 4 | 'fast'

/** How a replay goes on. */
export interface Pace {
  /** ended: the recording is over, and what it showed stays until it is stopped */
  state: 'playing' | 'paused' | 'ended'
  speed: ReplaySpeed
  /** The recording's time. */
  clock: RoomClock
  /** Whether it is read aloud; never at full speed, for which no voice is fast enough. */
  spoken: boolean
}

/** What a panel is told of a replay. */
export interface ReplayView extends Pace {
  /** The session that is replayed. */
  session: string
  /** The tab of the history page that plays it. */
  tabId: number
  /** It is being brought back to where it was, and cannot be shown before it is there. */
  returning: boolean
}
