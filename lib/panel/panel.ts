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

/** What components of a page with a room use; each takes the parts that it needs. */
export interface Panel extends Pick<PanelState, Parts> {
  settings: PageSettings
  /** False if the worker cannot be reached now. */
  send: (message: PanelToWorker) => boolean
}
