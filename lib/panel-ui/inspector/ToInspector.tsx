import { ChevronRight } from 'lucide'
import { i18n } from '#i18n'
import { usePanel } from '../../ui/context.ts'
import { Icon } from '../../ui/parts/Icon.tsx'

/** The way from the settings to the inspector. */
export function ToInspector() {
  const { state } = usePanel()
  return (
    <button
      type="button"
      class="field to-inspector"
      onClick={() => {
        state.view.value = 'inspector'
      }}
    >
      <span>{i18n.t('inspector.title')}</span>
      <small class="quiet">{i18n.t('inspector.what')}</small>
      <Icon node={ChevronRight} />
    </button>
  )
}
