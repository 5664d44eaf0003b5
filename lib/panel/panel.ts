import type { PanelToWorker } from '../messages/panel.ts'
import type { Settings } from '../settings/schema.ts'
import type { PanelState } from './state.ts'

/** What every component of a page that shows a room works with. */
export interface Panel {
  state: PanelState
  /** Sends to the worker; false where it cannot be reached now. */
  send: (message: PanelToWorker) => boolean
  /** Changes the settings at once and stores them. */
  changeSettings: (change: (settings: Settings) => Settings) => void
  /** Takes the last change of the settings back. */
  undoSettings: () => void
}
