import type { LiveEvent } from './events.ts'

/** The message pinned for a broadcast's viewers. */
export interface OnScreen {
  roomId: string
  n: number
  event: LiveEvent
  /** Pinned at, ms since 1970: an answered one may be pinned again. */
  at: number
  answered: boolean
}
