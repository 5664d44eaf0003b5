import type { Settings } from '../settings/schema.ts'
import { usePanel } from './context.tsx'

/** Returns a function that changes the settings, says so, and offers to undo it. */
export function useDeed(): (words: string, change: (settings: Settings) => Settings) => void {
  const { settings, sheets } = usePanel()
  return (words, change) => {
    const undo = settings.deed(change)
    if (undo) sheets.showToast(words, undo)
  }
}
