import type { RoomClock } from './clock.ts'

/** Douyin's room ids are numbers. */
const PREFIX = 'replay-'

/** Unique: nothing may mistake the replay for the recorded room. */
export function replayId(): string {
  return PREFIX + crypto.randomUUID()
}

export function isReplay(roomId: string): boolean {
  return roomId.startsWith(PREFIX)
}

export type ReplaySpeed = 1 | 4 | 'fast'

export interface Pace {
  /** ended: the recording is over, and stays shown until stopped */
  state: 'playing' | 'paused' | 'ended'
  speed: ReplaySpeed
  /** The recording's time. */
  clock: RoomClock
  /** Never at full speed. */
  spoken: boolean
}

export interface ReplayView extends Pace {
  session: string
  /** History page that plays it. */
  tabId: number
  /** Catches up unseen after a jump or a worker's death. */
  returning: boolean
}
