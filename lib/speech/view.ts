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

/** As panels show it. */
export interface SpeechView {
  paused: boolean
  /** Empty in silence. */
  speaking: string
  /** Given to a voice, not heard yet. */
  starting?: string
  /** Marks its row. */
  entry?: { roomId: string; n: number }
  /** The first, in speaking order. */
  waiting: WaitingView[]
  waits: number
  /** By reason. */
  dropped: DropCounts
  /** Of the user's rate: above 1 while much waits. */
  haste: number
  /** Undefined: speech has not stopped. */
  problem?: Cause
}

export interface WaitingView {
  /** Of its utterance; stays while it waits. */
  id: number
  /** If spoken now. */
  text: string
  type: EventType
  /** The first of several. */
  roomId: string
  n: number
  /** Events or gifts merged. */
  count: number
}
