import type { LiveEvent } from './events.ts'

/** The message that the user has pinned for the viewers of a broadcast. */
export interface OnScreen {
  roomId: string
  n: number
  event: LiveEvent
  /** When it was pinned, ms since 1970: one that was answered before may be pinned again. */
  at: number
  /** Ticked as answered since. */
  answered: boolean
}
