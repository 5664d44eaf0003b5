import type { Signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Ask } from '../../lib/archive/client.ts'
import type { HistoryState } from '../../lib/archive/state.ts'
import type { HistoryCommand } from '../../lib/messages/history.ts'
import type { Replay } from '../../lib/replay/replay.ts'

/** What components of the history page use. */
export interface HistoryPage {
  state: HistoryState
  ask: Ask
  /** Asks the extension's worker to delete; rejects if that fails. */
  command: (command: HistoryCommand) => Promise<void>
  replay: Signal<Replay | null>
}

export const HistoryContext = createContext<HistoryPage | null>(null)

/** Throws outside of a page. */
export function useHistory(): HistoryPage {
  const page = useContext(HistoryContext)
  if (!page) throw new Error('useHistory is for components inside HistoryContext.Provider')
  return page
}
