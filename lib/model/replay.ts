import type { RoomClock } from './clock.ts'

/** Prefix of replay room ids; Douyin's are numbers. */
const PREFIX = 'replay-'

/** A room id of its own, so that nothing mistakes the replay for the recorded room. */
export function replayId(): string {
  return PREFIX + crypto.randomUUID()
}

/** Whether a room is a replay. */
export function isReplay(roomId: string): boolean {
  return roomId.startsWith(PREFIX)
}

export type ReplaySpeed = 1 | 4 | 'fast'

/** The pace of a replay. */
export interface Pace {
  /** ended: the recording is over; what it showed stays until it is stopped */
  state: 'playing' | 'paused' | 'ended'
  speed: ReplaySpeed
  /** The recording's time. */
  clock: RoomClock
  /** Whether it is read aloud; never at full speed. */
  spoken: boolean
}

/** A replay as the panel sees it. */
export interface ReplayView extends Pace {
  /** The session that is replayed. */
  session: string
  /** Tab of the history page that plays it. */
  tabId: number
  /** It is catching up after a jump or a worker's death, and not shown yet. */
  returning: boolean
}
