import { ArrowDown } from 'lucide'
import { i18n } from '#i18n'
import { formatNumber } from '../i18n/format.ts'
import { usePanel } from '../ui/context.ts'
import { Icon } from '../ui/parts/Icon.tsx'

/** While the reader has scrolled up: how many came since, as far as they are here, and the way back to them. */
export function NewMessages() {
  const { state } = usePanel()
  if (state.following.value) return null
  // Both are read so that this counts again when either moves.
  void state.revision.value
  void state.seen.value
  const unread = state.unread()
  const { isApart } = state.feed
  if (unread === 0 && !isApart) return null
  return (
    <button type="button" class="new" onClick={() => state.follow()}>
      {isApart ? i18n.t('feed.newest') : i18n.t('feed.new', unread, [formatNumber(unread)])}
      <Icon node={ArrowDown} />
    </button>
  )
}
