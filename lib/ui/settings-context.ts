import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { PageSettings } from '../settings/storage/page-settings.ts'

export const SettingsContext = createContext<PageSettings | null>(null)

/** The settings of the page. Throws outside of one. */
export function useSettings(): PageSettings {
  const settings = useContext(SettingsContext)
  if (!settings) throw new Error('useSettings is for components inside SettingsContext.Provider')
  return settings
}
