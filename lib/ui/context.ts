import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Panel } from '../panel/panel.ts'

export const PanelContext = createContext<Panel | null>(null)

/** The panel around a component. Throws outside of one. */
export function usePanel(): Panel {
  const panel = useContext(PanelContext)
  if (!panel) throw new Error('usePanel is for components inside PanelContext.Provider')
  return panel
}
