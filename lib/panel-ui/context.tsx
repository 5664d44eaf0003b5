import { useComputed } from '@preact/signals'
import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Panel } from '../panel/panel.ts'
import { RowContext } from '../ui/rows/context.ts'
import { SettingsContext } from '../ui/settings-context.ts'

const PanelContext = createContext<Panel | null>(null)

/** The panel around a component. Throws outside of one. */
export function usePanel(): Panel {
  const panel = useContext(PanelContext)
  if (!panel) throw new Error('usePanel is for components inside PanelProvider')
  return panel
}

interface ProviderProps {
  panel: Panel
  /** Whether the user's notes on people may show. */
  notes?: boolean
  children: ComponentChildren
}

/** Gives components their panel, its settings, and what its rows need. */
export function PanelProvider({ panel, notes = true, children }: ProviderProps) {
  return (
    <PanelContext.Provider value={panel}>
      <SettingsContext.Provider value={panel.settings}>
        <Rows panel={panel} notes={notes}>
          {children}
        </Rows>
      </SettingsContext.Provider>
    </PanelContext.Provider>
  )
}

function Rows({ panel: { settings, shown }, notes, children }: Required<ProviderProps>) {
  const people = useComputed(() => settings.current.value.people)
  const name = useComputed(() => shown.room.value?.anchor)
  const id = useComputed(() => shown.room.value?.anchorId)
  // The room changes with each message, its anchor does not, so rows are not drawn again.
  const content = useComputed(() => ({
    people: people.value,
    notes,
    anchor:
      name.value === undefined
        ? null
        : { anchor: name.value, ...(id.value === undefined ? {} : { anchorId: id.value }) },
  }))
  return <RowContext.Provider value={content.value}>{children}</RowContext.Provider>
}
