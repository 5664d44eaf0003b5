import { ChevronRight } from 'lucide'
import { i18n } from '#i18n'
import { Icon } from '../../ui/parts/Icon.tsx'
import { usePanel } from '../context.tsx'

/** Opens a view that the settings lead to. */
export function ToView({ view }: { view: 'rules' | 'outlets' | 'inspector' }) {
  const { sheets } = usePanel()
  return (
    <button
      type="button"
      class="field to-view"
      onClick={() => {
        sheets.view.value = view
      }}
    >
      <span>{i18n.t(`${view}.title`)}</span>
      <small class="quiet">{i18n.t(`${view}.what`)}</small>
      <Icon node={ChevronRight} />
    </button>
  )
}
