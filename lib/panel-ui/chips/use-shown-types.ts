import type { EventType } from '../../model/events.ts'
import { usePanel } from '../context.tsx'

/** Which types are shown now, and a click on one: while some are shown alone, it is about those. */
export function useShownTypes() {
  const { feedView, settings } = usePanel()
  const solo = feedView.solo.value
  const { show } = settings.current.value
  const isShown = (type: EventType) => (solo.size > 0 ? solo.has(type) : show[type])
  const toggle = (type: EventType) => {
    if (solo.size > 0) feedView.toggleSolo(type)
    else settings.change(all => ({ ...all, show: { ...all.show, [type]: !show[type] } }))
  }
  return { solo, isShown, toggle }
}
