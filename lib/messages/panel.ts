import type { EventType, LiveEvent } from '../protocol/events.ts'
import type { Entry, RoomView } from '../room/entry.ts'
import type { Cause, Manner } from '../speech/engine/engine.ts'
import type { VoiceView } from '../speech/engine/roster.ts'
import type { DropCounts } from '../speech/queue/dropped.ts'
import type { InspectorToWorker, WorkerToInspector } from './inspection.ts'

/** Name of the Port between a panel and the worker. */
export const PANEL_PORT = 'panel'

export type PanelToWorker =
  /** Show this room; null: whichever is most alive, and follow when another takes over. */
  | { type: 'watch'; roomId: string | null }
  | { type: 'speech'; command: SpeechCommand }
  /** Every 20 s while a panel is open: a worker that hears nothing dies after 30 s, and the panel with it. */
  | { type: 'ping' }
  /** Speak this text now, as a trial of the voice settings, or in a manner of its own. */
  | { type: 'try'; text: string; manner?: Manner }
  /** Speak this row of a room next, whatever the settings and the queue say. */
  | { type: 'say'; roomId: string; n: number; event: LiveEvent }
  | InspectorToWorker

/** skip: ends what is being said · clear: that, and all that waits · repeat: the last again · panic: clear, and off */
export type SpeechCommand = 'pause' | 'resume' | 'skip' | 'clear' | 'repeat' | 'panic'

export type WorkerToPanel =
  /** All rooms that have a page open or were seen in this browser session, most alive first; sent when any changes. */
  | { type: 'rooms'; rooms: RoomView[]; pages: PageView[] }
  /**
   * The room that is watched from now on, with its latest entries in order: replaces what the panel has. With `erased`
   * something was deleted: what the panel has made of earlier entries goes too.
   */
  | { type: 'snapshot'; room: RoomView; entries: Entry[]; erased?: true }
  /** What came since, in order, and the room's view where it changed. */
  | { type: 'delta'; roomId: string; entries: Entry[]; room?: RoomView }
  | { type: 'speech'; speech: SpeechView; voice: VoiceView }
  | WorkerToInspector
  /** Whether what comes is kept, and what is kept can be read; null: both, or it is not meant to be kept. */
  | { type: 'store'; problem: StoreProblem | null }

/** Why nothing can be kept: no space is left, or the browser refuses to write; or that some of what is kept cannot be read. */
export type StoreProblem = 'full' | 'refused' | 'damaged'

/** A Douyin page with a relay in it. */
export interface PageView {
  tabId: number
  webRid: string
  title: string
  anchor: string
  /** The room whose frames it receives, once there are any. */
  roomId: string
  since: number
  /** Its relay belongs to an earlier version of Tingdan: the tab must be reloaded. */
  orphaned: boolean
}

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
