import { ChevronRight } from 'lucide'
import { i18n } from '#i18n'
import { Icon } from '../../ui/parts/Icon.tsx'
import { usePanel } from '../context.tsx'

/** Opens the outlets. */
export function ToOutlets() {
  const { sheets } = usePanel()
  return (
    <button
      type="button"
      class="field to-inspector"
      onClick={() => {
        sheets.view.value = 'outlets'
      }}
    >
      <span>{i18n.t('outlets.title')}</span>
      <small class="quiet">{i18n.t('outlets.what')}</small>
      <Icon node={ChevronRight} />
    </button>
  )
}
