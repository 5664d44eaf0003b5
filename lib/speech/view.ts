import type { EventType } from '../model/events.ts'
import type { Cause } from './engine/engine.ts'
import type { DropCounts } from './queue/dropped.ts'

/** skip: ends what is being said · clear: that, and all that waits · repeat: the last again · panic: clear, and off */
export type SpeechCommand = 'pause' | 'resume' | 'skip' | 'clear' | 'repeat' | 'panic'

/** What speech is doing, as panels show it. */
export interface SpeechView {
  paused: boolean
  /** What is being spoken now; empty in silence. */
  speaking: string
  /** What was handed to a voice that cannot be heard yet. */
  starting?: string
  /** The entry that is being spoken, for the mark on its row. */
  entry?: { roomId: string; n: number }
  /** What waits, in the order in which it will be spoken; the first of it where it is much. */
  waiting: WaitingView[]
  /** How many wait in all. */
  waits: number
  /** What was wanted and not spoken, by its reason. */
  dropped: DropCounts
  /** Times the user's own rate: more than 1 while much waits. */
  haste: number
  /** Why speech has stopped, if it has. */
  problem?: Cause
}

/** An utterance that waits. */
export interface WaitingView {
  /** What it would say if it were spoken now. */
  text: string
  type: EventType
  /** The row that it is about, the first of several. */
  roomId: string
  n: number
  /** How many events it stands for; for gifts how many gifts. */
  count: number
}
