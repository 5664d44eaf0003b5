import type { Row } from '../../feed/row.ts'
import { formatNumber } from '../../i18n/format.ts'
import { i18n } from '../../i18n/i18n.ts'
import { phraseLang } from '../../i18n/kinds.ts'
import { methodLabel } from '../../i18n/methods.ts'
import { phrase, shareTarget } from '../../i18n/phrases.ts'
import type { EnterEvent, FansclubEvent, ShareEvent, SystemEvent, UnknownEvent } from '../../model/events.ts'
import { showable } from '../../model/showable.ts'
import { ActionWords } from './ActionWords.tsx'
import { AudienceWords } from './AudienceWords.tsx'
import { BattleWords } from './BattleWords.tsx'
import { ChatWords, EmojiWords, SuperchatWords } from './ChatWords.tsx'
import { GiftWords } from './GiftWords.tsx'
import { LotteryWords } from './LotteryWords.tsx'
import { NoticeWords } from './NoticeWords.tsx'
import { ProductWords } from './ProductWords.tsx'
import { RankWords } from './RankWords.tsx'

type RowWordsProps = Pick<Row, 'event' | 'count' | 'diamonds'>

/** The content of a row, by event type. */
export function RowWords({ event, count, diamonds }: RowWordsProps) {
  switch (event.type) {
    case 'chat':
      return <ChatWords event={event} />
    case 'superchat':
      return <SuperchatWords event={event} />
    case 'emoji':
      return <EmojiWords event={event} />
    case 'gift':
      return <GiftWords event={event} count={count} diamonds={diamonds} />
    case 'like':
      return <ActionWords event={event} words={i18n.t('row.liked', [formatNumber(event.count)])} />
    case 'enter':
      return <ActionWords event={event} words={entered(event)} />
    case 'follow':
      return <ActionWords event={event} words={i18n.t('row.followed')} />
    case 'share':
      return <ActionWords event={event} words={shared(event)} />
    case 'fansclub':
      return <ActionWords event={event} words={fansAction(event)} />
    case 'product':
      return <ProductWords event={event} />
    case 'lottery':
      return <LotteryWords event={event} />
    case 'battle':
      return <BattleWords event={event} />
    case 'rank':
      return <RankWords event={event} />
    case 'notice':
      return <NoticeWords event={event} />
    case 'control':
      return <ActionWords event={event} words={showable(phrase(event, phraseLang()))} />
    case 'audience':
      return <AudienceWords event={event} />
    case 'system':
      return <p class="words quiet">{systemWords(event)}</p>
    case 'unknown':
      return <p class="words quiet">{unknownWords(event)}</p>
  }
}

/** The server's text begins with the name, which is already drawn. */
function entered({ text, user }: EnterEvent): string {
  const words = text && user ? text.replace(user.nickname, '').trim() : text
  return showable(words || i18n.t('row.entered'), 80)
}

function shared(event: ShareEvent): string {
  const target = shareTarget(event.shareTarget, phraseLang())
  return target ? i18n.t('row.sharedTo', [showable(target, 20)]) : i18n.t('row.shared')
}

function fansAction({ action }: FansclubEvent): string {
  return action === 'join' ? i18n.t('row.fansJoined') : i18n.t('row.fansUpgraded')
}

function systemWords({ method, text }: SystemEvent): string {
  const name = methodLabel(method) || showable(method, 80)
  return text ? `${name} · ${showable(text, 80)}` : name
}

function unknownWords({ method, reason }: UnknownEvent): string {
  const why = reason === 'no schema' ? i18n.t('inspector.noSchema') : showable(reason, 160)
  return i18n.t('row.unknown', [showable(method, 80), why])
}
