import { ChevronRight } from 'lucide'
import { i18n } from '#i18n'
import { Icon } from '../../ui/parts/Icon.tsx'
import { usePanel } from '../context.tsx'

/** Opens the inspector. */
export function ToInspector() {
  const { sheets } = usePanel()
  return (
    <button
      type="button"
      class="field to-inspector"
      onClick={() => {
        sheets.view.value = 'inspector'
      }}
    >
      <span>{i18n.t('inspector.title')}</span>
      <small class="quiet">{i18n.t('inspector.what')}</small>
      <Icon node={ChevronRight} />
    </button>
  )
}
