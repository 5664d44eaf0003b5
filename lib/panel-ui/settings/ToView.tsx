import { ChevronRight } from 'lucide'
import { Icon } from '../../ui/parts/Icon.tsx'
import { usePanel } from '../context.tsx'

interface ToViewProps {
  view: 'rules' | 'outlets' | 'own-voices' | 'inspector'
  title: string
  /** What it is for. */
  what: string
}

/** Opens a view that the settings lead to. */
export function ToView({ view, title, what }: ToViewProps) {
  const { sheets } = usePanel()
  return (
    <button
      type="button"
      class="field to-view"
      onClick={() => {
        sheets.view.value = view
      }}
    >
      <span>{title}</span>
      <small class="quiet">{what}</small>
      <Icon node={ChevronRight} />
    </button>
  )
}
