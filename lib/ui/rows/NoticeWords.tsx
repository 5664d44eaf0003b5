import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { phraseLang } from '../../i18n/kinds.ts'
import { PHRASE_TEXTS } from '../../i18n/phrase-texts.ts'
import type { NoticeEvent } from '../../model/events.ts'
import { showable, showableName } from '../../model/showable.ts'
import { Person } from './Person.tsx'
import { Segments } from './Segments.tsx'

/** A message of the room, or a moderation. */
export function NoticeWords({ event }: { event: NoticeEvent }) {
  const { action, user, text, segments, count } = event
  const words = <Segments segments={segments} people="named" />
  const done = action && doneTo(event, action)
  // For a moderation the server's own words are used.
  const isOwn = action === 'pinned' || action === 'unpinned' || action === 'echoed' || action === 'topic'
  return (
    <p class="words quiet">
      {user && <Person user={user} />} {done && (isOwn || text === '') && done}
      {isOwn && <span class="colon">{i18n.t('colon')}</span>}
      <bdi class={isOwn ? 'text' : ''}>{segments.length > 0 ? words : showable(text)}</bdi>
      {count !== undefined && <b class="times"> ×{formatNumber(count)}</b>}
    </p>
  )
}

function doneTo({ operator }: NoticeEvent, action: NonNullable<NoticeEvent['action']>): string {
  const by = operator ? showableName(operator.nickname, i18n.t('row.nameless')) : ''
  return PHRASE_TEXTS[phraseLang()].notice[action](by)
}
