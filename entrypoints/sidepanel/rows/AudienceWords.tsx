import { i18n } from '#i18n'
import { formatNumber } from '../../../lib/i18n/format.ts'
import { showable } from '../../../lib/panel/text.ts'
import type { AudienceEvent } from '../../../lib/protocol/events.ts'

/** How many are watching. */
export function AudienceWords({ event: { online, totalViewers, text } }: { event: AudienceEvent }) {
  const parts: string[] = []
  if (online !== undefined) parts.push(i18n.t('row.online', [formatNumber(online)]))
  if (totalViewers !== undefined) parts.push(i18n.t('row.viewers', [formatNumber(totalViewers)]))
  if (parts.length === 0 && text) parts.push(showable(text, 120))
  return <p class="words quiet">{parts.join(' · ')}</p>
}
