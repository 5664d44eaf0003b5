import { ArrowDown } from 'lucide'
import { formatNumber } from '../i18n/format.ts'
import { i18n } from '../i18n/i18n.ts'
import { Icon } from '../ui/parts/Icon.tsx'
import { usePanel } from './context.tsx'

/** While scrolled up: the number of new rows, and a button to them. */
export function NewMessages() {
  const { feedView } = usePanel()
  if (feedView.following.value) return null
  // Read to count again when either changes.
  void feedView.revision.value
  void feedView.seen.value
  const unread = feedView.unread()
  const { isApart } = feedView.feed
  if (unread === 0 && !isApart) return null
  return (
    <button type="button" class="new" onClick={() => feedView.follow()}>
      {isApart ? i18n.t('feed.newest') : i18n.t('feed.new', unread, [formatNumber(unread)])}
      <Icon node={ArrowDown} />
    </button>
  )
}
