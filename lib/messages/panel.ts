import type { Entry, RoomView } from '../model/entry.ts'
import type { LiveEvent } from '../model/events.ts'
import type { OutletFault, OutletView } from '../outlets/model.ts'
import type { Answer } from '../room/answers.ts'
import type { Manner } from '../speech/engine/engine.ts'
import type { VoiceView } from '../speech/engine/roster.ts'
import type { ThankedGiver } from '../speech/thanking.ts'
import type { QueueChange, SpeechCommand, SpeechView } from '../speech/view.ts'
import type { InspectorToWorker, WorkerToInspector } from './inspection.ts'

/** Name of the Port between a panel and the worker. */
export const PANEL_PORT = 'panel'

export type PanelToWorker =
  /**
   * Show this room; null: the liveliest, and switch when another takes over. Speech follows what is shown, but not what
   * is shown aside: beside a panel, or in another window.
   */
  | { type: 'watch'; roomId: string | null; aside?: boolean }
  | { type: 'speech'; command: SpeechCommand }
  /** Move one that waits, or remove it. */
  | { type: 'queue'; id: number; change: QueueChange }
  /** Every 20 s while a panel is open: without it the worker, and the panel's Port, ends after 30 s. */
  | { type: 'ping' }
  /** Speak this text now, to try out the voice settings or the given manner. */
  | { type: 'try'; text: string; manner?: Manner }
  /** Speak this row of a room next, whatever settings and queue say. */
  | { type: 'say'; roomId: string; n: number; event: LiveEvent }
  /** Thank these givers next, each by name, whatever settings and queue say. */
  | { type: 'thank'; givers: ThankedGiver[] }
  /** Tick all that has the words of this entry as answered, or take the tick back. */
  | { type: 'answer'; roomId: string; entry: Entry; done: boolean }
  /** Read the next open question of this room. */
  | { type: 'question'; roomId: string }
  /** Connect an outlet's address once and tell what answers. */
  | { type: 'test-outlet'; asked: string; outlet: string }
  | InspectorToWorker

export type WorkerToPanel =
  /** All rooms with an open page or seen in this browser session, the liveliest first; sent when any changes. */
  | { type: 'rooms'; rooms: RoomView[]; pages: PageView[] }
  /**
   * The watched room from now on, with its latest entries in order: replaces what the panel has. With `erased` the
   * panel also drops what it made of earlier entries.
   */
  | { type: 'snapshot'; room: RoomView; entries: Entry[]; erased?: true }
  /** New entries in order, or a new view of the room. */
  | { type: 'delta'; roomId: string; entries: Entry[]; room?: RoomView }
  | { type: 'speech'; speech: SpeechView; voice: VoiceView }
  /** All that is answered in the watched room: with each snapshot, and after each tick in any panel. */
  | { type: 'answers'; roomId: string; answers: Answer[] }
  /** What each outlet that is on does. */
  | { type: 'outlets'; outlets: OutletView[] }
  | OutletTested
  | WorkerToInspector
  /** Why nothing can be kept, or what is kept cannot be read; null: no problem, or nothing is to be kept. */
  | { type: 'store'; problem: StoreProblem | null }

/** The answer to `test-outlet`. */
export interface OutletTested {
  type: 'outlet-tested'
  asked: string
  /** What answered, in its own words; may be empty. */
  peer: string
  fault?: OutletFault
}

/** full: no space · refused: the browser does not write · damaged: something stored cannot be read */
export type StoreProblem = 'full' | 'refused' | 'damaged'

/** A Douyin page with a relay in it. */
export interface PageView {
  tabId: number
  webRid: string
  title: string
  anchor: string
  /** The room whose frames it receives; empty before the first. */
  roomId: string
  since: number
  /** Its relay is of an earlier version of Tingdan: the tab must be reloaded. */
  orphaned: boolean
}
