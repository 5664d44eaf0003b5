import { ArrowDown } from 'lucide'
import { i18n } from '#i18n'
import { formatNumber } from '../../lib/i18n/format.ts'
import { usePanel } from './context.ts'
import { Icon } from './Icon.tsx'

/** While the reader has scrolled up: how many came since, and the way back to them. */
export function NewMessages() {
  const { state } = usePanel()
  if (state.following.value) return null
  // Both are read so that this counts again when either moves.
  void state.revision.value
  void state.seen.value
  const unread = state.unread()
  if (unread === 0) return null
  return (
    <button
      type="button"
      class="new"
      onClick={() => {
        state.following.value = true
      }}
    >
      {i18n.t('feed.new', unread, [formatNumber(unread)])}
      <Icon node={ArrowDown} />
    </button>
  )
}
