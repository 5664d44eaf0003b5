import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { usePanel } from '../context.tsx'

/** How much the search found, counted once a second; or that what is shown is left over from before. */
export function FoundLine() {
  const { feedView, now } = usePanel()
  const isAsked = feedView.query.value.trim() !== ''
  return (
    <p class="found-line" role="status">
      {isAsked && words()}
    </p>
  )

  function words(): string {
    if (feedView.queryError.value) return i18n.t('found.stale')
    void now.value
    void feedView.filtered.value
    const { count, pinyin } = feedView.found()
    const found = i18n.t('found.count', count, [formatNumber(count)])
    return pinyin > 0 ? `${found} · ${i18n.t('found.pinyin', pinyin, [formatNumber(pinyin)])}` : found
  }
}
