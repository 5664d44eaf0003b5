import type { PanelToWorker } from '../messages/panel.ts'
import type { PageSettings } from '../settings/storage/page-settings.ts'
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
  | 'onScreen'
  | 'now'
  | 'play'

/** Components take the parts they need. */
export interface Panel extends Pick<PanelState, Parts> {
  settings: PageSettings
  /** False: the worker is unreachable. */
  send: (message: PanelToWorker) => boolean
}
