import { formatNumber, formatScore } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { phraseLang } from '../../i18n/kinds.ts'
import { PHRASE_TEXTS } from '../../i18n/phrase-texts.ts'
import type { AudienceEvent } from '../../model/events.ts'
import { showable } from '../../model/showable.ts'

const TOP = 3

/** How many are watching, the top givers, the total. */
export function AudienceWords({ event }: { event: AudienceEvent }) {
  const { online, totalViewers, text, earned, top } = event
  const parts: string[] = []
  if (online !== undefined) parts.push(i18n.t('row.online', [formatNumber(online)]))
  if (totalViewers !== undefined) parts.push(i18n.t('row.viewers', [formatNumber(totalViewers)]))
  if (earned !== undefined) parts.push(PHRASE_TEXTS[phraseLang()].earned(showable(earned, 20)))
  if (parts.length === 0 && text) parts.push(showable(text, 120))
  const best = top
    .slice(0, TOP)
    .map(({ user, score }) => `${showable(user.nickname, 20)} ${formatScore(score)}`)
  if (best.length > 0) parts.push(i18n.t('row.top', [best.join(PHRASE_TEXTS[phraseLang()].comma)]))
  return <p class="words quiet">{parts.join(' · ')}</p>
}
