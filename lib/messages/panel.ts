import type { Entry, RoomView } from '../model/entry.ts'
import type { LiveEvent } from '../model/events.ts'
import type { Manner } from '../speech/engine/engine.ts'
import type { VoiceView } from '../speech/engine/roster.ts'
import type { SpeechCommand, SpeechView } from '../speech/view.ts'
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
