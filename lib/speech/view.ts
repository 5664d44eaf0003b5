import type { EventType } from '../model/events.ts'
import type { Cause } from './engine/engine.ts'
import type { DropCounts } from './queue/dropped.ts'

/**
 * skip: ends what is being said · clear: also empties the queue · restore: undoes that · repeat: says the last again ·
 * panic: clear and off
 */
export type SpeechCommand = 'pause' | 'resume' | 'skip' | 'clear' | 'restore' | 'repeat' | 'panic'

/** On one that waits. next: says it next */
export type QueueChange = 'next' | 'remove'

/** What speech is doing, as panels show it. */
export interface SpeechView {
  paused: boolean
  /** Empty in silence. */
  speaking: string
  /** Text given to a voice, not heard yet. */
  starting?: string
  /** The entry being spoken, to mark its row. */
  entry?: { roomId: string; n: number }
  /** The first that wait, in speaking order. */
  waiting: WaitingView[]
  waits: number
  /** Drops by reason. */
  dropped: DropCounts
  /** Of the user's rate: above 1 while much waits. */
  haste: number
  /** Why speech has stopped, if it has. */
  problem?: Cause
}

export interface WaitingView {
  /** Of its utterance; stays while it waits. */
  id: number
  /** Its text if it were spoken now. */
  text: string
  type: EventType
  /** Its row, the first of several. */
  roomId: string
  n: number
  /** Events or gifts merged. */
  count: number
}
