import { i18n } from '#i18n'
import { formatNumber } from '../../../lib/i18n/format.ts'
import { phraseLang } from '../../../lib/i18n/kinds.ts'
import { phrase } from '../../../lib/i18n/phrases.ts'
import type { Row } from '../../../lib/panel/feed.ts'
import { showable } from '../../../lib/panel/text.ts'
import type { FansclubEvent, LiveEvent, UnknownEvent } from '../../../lib/protocol/events.ts'
import { AudienceWords } from './AudienceWords.tsx'
import { ChatWords, EmojiWords } from './ChatWords.tsx'
import { EmojiText } from './EmojiText.tsx'
import { GiftWords } from './GiftWords.tsx'
import { Person } from './Person.tsx'

type RowWordsProps = Pick<Row, 'event' | 'count' | 'diamonds'>

/** What a row says, by its event's type. */
export function RowWords({ event, count, diamonds }: RowWordsProps) {
  switch (event.type) {
    case 'chat':
    case 'superchat':
      return <ChatWords event={event} />
    case 'emoji':
      return <EmojiWords event={event} />
    case 'gift':
      return <GiftWords event={event} count={count} diamonds={diamonds} />
    case 'like':
      return <Deed event={event} deed={i18n.t('row.liked', [formatNumber(event.count)])} />
    case 'enter':
      return <Deed event={event} deed={i18n.t('row.entered')} />
    case 'follow':
      return <Deed event={event} deed={i18n.t('row.followed')} />
    case 'share':
      return <Deed event={event} deed={i18n.t('row.shared')} />
    case 'fansclub':
      return <Deed event={event} deed={fansDeed(event)} />
    case 'product':
    case 'lottery':
    case 'battle':
    case 'rank':
    case 'notice':
    case 'control':
      return <Deed event={event} deed={showable(phrase(event, phraseLang()))} />
    case 'audience':
      return <AudienceWords event={event} />
    case 'system':
      return <p class="words quiet">{i18n.t('row.system', [showable(event.method, 80)])}</p>
    case 'unknown':
      return <p class="words quiet">{unknownWords(event)}</p>
  }
}

/** Someone did something: a grey line. */
function Deed({ event, deed }: { event: LiveEvent; deed: string }) {
  return (
    <p class="words quiet">
      {event.user && <Person user={event.user} />} <EmojiText text={deed} />
    </p>
  )
}

function fansDeed({ action }: FansclubEvent): string {
  return action === 'join' ? i18n.t('row.fansJoined') : i18n.t('row.fansUpgraded')
}

function unknownWords({ method, reason }: UnknownEvent): string {
  return i18n.t('row.unknown', [showable(method, 80), showable(reason, 160)])
}
