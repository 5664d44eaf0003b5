import type { PanelToWorker } from '../messages/panel.ts'
import type { PageSettings } from '../settings/page-settings.ts'
import type { PanelState } from './state.ts'

type Parts =
  | 'rooms'
  | 'shown'
  | 'feedView'
  | 'sheets'
  | 'worker'
  | 'inspector'
  | 'voices'
  | 'platform'
  | 'now'
  | 'play'

/** What the components of a page that shows a room work with: each takes the parts that it needs. */
export interface Panel extends Pick<PanelState, Parts> {
  settings: PageSettings
  /** Sends to the worker; returns false if it cannot be reached now. */
  send: (message: PanelToWorker) => boolean
}
