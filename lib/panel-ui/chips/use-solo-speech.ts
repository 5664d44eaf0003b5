import { withSpeech } from '../../settings/change/change.ts'
import { usePanel } from '../context.tsx'

/** What alone is read, as a filter; empty: as the switches say. Choosing some also switches speech on. */
export function useSoloSpeech() {
  const { settings } = usePanel()
  const { on, solo } = settings.current.value.speech
  const readOnly = (filter: string) => settings.change(all => withSpeech(all, { on: true, solo: filter }))
  /** Reads only this; where it is alone already, all as before. */
  const toggle = (filter: string) => readOnly(on && solo === filter ? '' : filter)
  return { solo: on ? solo : undefined, readOnly, toggle }
}
