import type { Entry, RoomView } from '../model/entry.ts'
import type { LiveEvent } from '../model/events.ts'
import type { OutletFault, OutletView } from '../outlets/model.ts'
import type { Answer } from '../room/answers.ts'
import type { Manner } from '../speech/engine/engine.ts'
import type { VoiceView } from '../speech/engine/roster.ts'
import type { ThankedGiver } from '../speech/thanking.ts'
import type { QueueChange, SpeechCommand, SpeechView } from '../speech/view.ts'
import type { InspectorToWorker, WorkerToInspector } from './inspection.ts'

export const PANEL_PORT = 'panel'

export type PanelToWorker =
  /**
   * Null: the liveliest, switching when another takes over. Speech follows what was asked for last, but not what is
   * shown aside: beside a panel, or in another window. `since`: on a new Port, when this room was chosen, ms since 1970.
   */
  | { type: 'watch'; roomId: string | null; since?: number; aside?: boolean }
  /** Out of sight it gets entries once a second, and what else is new when it comes into sight. */
  | { type: 'sight'; isInSight: boolean }
  | { type: 'speech'; command: SpeechCommand }
  | { type: 'queue'; id: number; change: QueueChange }
  /** Every 20 s: without it worker and Port end after 30 s. */
  | { type: 'ping' }
  /** Speak now, to try settings or a manner. */
  | { type: 'try'; text: string; manner?: Manner }
  /** Speak this row next, whatever settings and queue say. */
  | { type: 'say'; roomId: string; n: number; event: LiveEvent }
  /** Thank them next, each by name, whatever settings and queue say. */
  | { type: 'thank'; givers: ThankedGiver[] }
  /** Tick all with this entry's words as answered, or undo it. */
  | { type: 'answer'; roomId: string; entry: Entry; done: boolean }
  /** Read the room's next open question. */
  | { type: 'question'; roomId: string }
  /** Connect once and report what answers. */
  | { type: 'test-outlet'; asked: string; outlet: string }
  | InspectorToWorker

export type WorkerToPanel =
  /** Rooms with an open page or seen in this browser session, liveliest first; sent on any change. */
  | { type: 'rooms'; rooms: RoomView[]; pages: PageView[] }
  /**
   * Watched room with its latest entries in order: replaces what the panel has. `erased`: also drop what was made of
   * earlier entries.
   */
  | { type: 'snapshot'; room: RoomView; entries: Entry[]; erased?: true }
  /** In order, or a new view. */
  | { type: 'delta'; roomId: string; entries: Entry[]; room?: RoomView }
  | { type: 'speech'; speech: SpeechView; voice: VoiceView }
  /** All answers of the watched room: with each snapshot, and after each tick. */
  | { type: 'answers'; roomId: string; answers: Answer[] }
  | { type: 'outlets'; outlets: OutletView[] }
  | OutletTested
  | WorkerToInspector
  /** Why nothing can be kept or read; null: no problem, or nothing is to be kept. */
  | { type: 'store'; problem: StoreProblem | null }

export interface OutletTested {
  type: 'outlet-tested'
  asked: string
  /** In its own words; may be empty. */
  peer: string
  fault?: OutletFault
}

/** full: no space · refused: the browser does not write · damaged: something stored cannot be read */
export type StoreProblem = 'full' | 'refused' | 'damaged'

export interface PageView {
  tabId: number
  webRid: string
  title: string
  anchor: string
  /** Receives its frames; empty before the first. */
  roomId: string
  since: number
  /** Its relay is of an earlier version: reload the tab. */
  orphaned: boolean
}
