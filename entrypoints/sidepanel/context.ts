import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { PanelToWorker } from '../../lib/messages/panel.ts'
import type { PanelState } from '../../lib/panel/state.ts'
import type { Settings } from '../../lib/settings/schema.ts'

/** What every component of the panel works with. */
export interface Panel {
  state: PanelState
  /** Sends to the worker; false where it cannot be reached now. */
  send: (message: PanelToWorker) => boolean
  /** Changes the settings at once and stores them. */
  changeSettings: (change: (settings: Settings) => Settings) => void
}

export const PanelContext = createContext<Panel | null>(null)

/** The panel around a component. Throws outside of one. */
export function usePanel(): Panel {
  const panel = useContext(PanelContext)
  if (!panel) throw new Error('usePanel is for components inside PanelContext.Provider')
  return panel
}
