import type { Settings } from '../settings/schema/schema.ts'
import { usePanel } from './context.tsx'

/** Returns a function that changes the settings, says so, and offers to undo it if anything changed. */
export function useDeed(): (words: string, change: (settings: Settings) => Settings) => void {
  const { settings, sheets } = usePanel()
  return (words, change) => sheets.showToast(words, settings.deed(change))
}
