import type { EventType } from '../model/events.ts'
import type { Cause } from './engine/engine.ts'
import type { DropCounts } from './queue/dropped.ts'

/**
 * skip: ends what is being said · clear: also empties the queue · restore: undoes the last clear · repeat: says the
 * last again · panic: clear and off
 */
export type SpeechCommand = 'pause' | 'resume' | 'skip' | 'clear' | 'restore' | 'repeat' | 'panic'

/** What the user does with one that waits. next: says it next */
export type QueueChange = 'next' | 'remove'

/** What speech is doing, as panels show it. */
export interface SpeechView {
  paused: boolean
  /** What is being spoken now; empty in silence. */
  speaking: string
  /** Text given to a voice that is not heard yet. */
  starting?: string
  /** The entry being spoken, to mark its row. */
  entry?: { roomId: string; n: number }
  /** The first utterances that wait, in speaking order. */
  waiting: WaitingView[]
  waits: number
  /** Counts of what was dropped, by reason. */
  dropped: DropCounts
  /** Factor of the user's rate: above 1 while much waits. */
  haste: number
  /** Why speech has stopped; undefined: it has not. */
  problem?: Cause
}

/** An utterance that waits. */
export interface WaitingView {
  /** Of its utterance, the same as long as it waits. */
  id: number
  /** Its text if it were spoken now. */
  text: string
  type: EventType
  /** Its row, the first of several. */
  roomId: string
  n: number
  /** How many events, or gifts, it has merged. */
  count: number
}
