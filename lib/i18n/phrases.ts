import type {
  AudienceEvent,
  BattleEvent,
  BattleSide,
  ControlEvent,
  LiveEvent,
  LotteryEvent,
  NoticeEvent,
  Product,
  ProductEvent,
  RankEvent,
} from '../model/events.ts'
import { ownOf } from '../model/json.ts'
import { PHRASE_TEXTS, type PhraseLang } from './phrase-texts.ts'
import type { PhraseTexts } from './phrase-texts-zh.ts'

/** Most places of a ranking that a phrase names. */
const PLACES = 3

/**
 * An event's words: the server's text, or its data in this language. They follow the person, `{user}{phrase}`.
 * Strangers' text is neither cut nor cleaned.
 * @returns empty for types without words: a gift, a like, a follow
 */
export function phrase(event: LiveEvent, lang: PhraseLang): string {
  const texts = PHRASE_TEXTS[lang]
  switch (event.type) {
    case 'battle':
      return battlePhrase(event, texts)
    case 'lottery':
      return lotteryPhrase(event, texts)
    case 'product':
      return productPhrase(event, texts)
    case 'rank':
      return rankPhrase(event, texts)
    case 'notice':
      return noticePhrase(event, texts)
    case 'control':
      return controlPhrase(event, texts)
    case 'audience':
      return audiencePhrase(event, texts)
    case 'chat':
    case 'superchat':
    case 'emoji':
    case 'enter':
    case 'system':
      return event.text ?? ''
    case 'fansclub':
      return event.text || texts.fansclub[event.action]
    case 'gift':
    case 'like':
    case 'follow':
    case 'share':
    case 'unknown':
      return ''
  }
}

/** Name of a share's target; empty for unknown numbers. */
export function shareTarget(target: string | undefined, lang: PhraseLang): string {
  if (!target) return ''
  return ownOf(PHRASE_TEXTS[lang].shareTargets, target) ?? (/^\d+$/.test(target) ? '' : target)
}

/** A price in 分 as an amount of yuan: `12.9`. */
export function yuan(price: number): string {
  return String(price / 100)
}

function battlePhrase({ action, text, sides, user }: BattleEvent, texts: PhraseTexts): string {
  if (action === 'invite') return list(texts, texts.battle.invite, text)
  if (action === 'leave') return list(texts, user ? texts.battle.leave : texts.unlinked, text)
  if (action === 'connect') {
    if (user) return texts.battle.connect
    return titled(
      texts,
      texts.linked,
      sides.map((side, at) => sideName(side, at, texts)).join(texts.comma),
      text,
    )
  }
  const named = sides.map((side, at) =>
    action === 'start' ? sideName(side, at, texts) : sideScore(side, at, texts),
  )
  const between = action === 'start' ? ` ${texts.versus} ` : texts.comma
  return titled(texts, texts.battle[action], named.join(between), text)
}

/** The name, or the place of the side if the name is not known: an id is not a name. */
function sideName({ nickname }: BattleSide, at: number, texts: PhraseTexts): string {
  return nickname || texts.side(at + 1)
}

function sideScore(side: BattleSide, at: number, texts: PhraseTexts): string {
  const result = side.result ? texts.result[side.result] : ''
  return [sideName(side, at, texts), side.score, result].filter(Boolean).join(' ')
}

function lotteryPhrase(event: LotteryEvent, texts: PhraseTexts): string {
  const { kind, action, text, diamonds, prize, winners, conditions = [] } = event
  const parts = [texts.lottery[kind][action]]
  if (text) parts.push(text)
  if (prize) parts.push(prize)
  if (diamonds) parts.push(texts.diamonds(diamonds))
  if (winners !== undefined)
    parts.push(action === 'open' ? texts.chances(winners) : texts.winners(winners, kind))
  return list(texts, ...parts, ...conditions.map(texts.condition))
}

function productPhrase({ action, text, products, count }: ProductEvent, texts: PhraseTexts): string {
  const counted = count === undefined ? '' : action === 'list' ? texts.items(count) : texts.buyers(count)
  const named = products.map(product => productName(product, texts)).filter(Boolean)
  return titled(texts, texts.product[action], list(texts, text, ...named, counted))
}

function productName({ title, price }: Product, texts: PhraseTexts): string {
  return [title, price === undefined ? '' : texts.yuan(yuan(price))].filter(Boolean).join(' ')
}

function rankPhrase({ text, entries }: RankEvent, texts: PhraseTexts): string {
  const places = entries
    .slice(0, PLACES)
    .map(({ rank, user, score }) => [texts.place(rank), user.nickname, score].filter(Boolean).join(' '))
  return list(texts, text, ...places)
}

function noticePhrase({ action, text, operator, count }: NoticeEvent, texts: PhraseTexts): string {
  if (!action) return text
  const counted = count === undefined ? '' : texts.times(count)
  const done = texts.notice[action](operator?.nickname ?? '')
  if (action === 'echoed' || action === 'topic') return titled(texts, done, text, counted)
  // The server's sentence says the same.
  if (action !== 'pinned' && action !== 'unpinned') return text || done
  return titled(texts, done, text)
}

function controlPhrase({ status, cause, text }: ControlEvent, texts: PhraseTexts): string {
  const known = status === 'other' && (cause || text) ? '' : texts.control[status]
  return list(texts, known, cause ? texts.cause[cause] : '', text ?? '')
}

function audiencePhrase({ text, earned }: AudienceEvent, texts: PhraseTexts): string {
  return text || (earned === undefined ? '' : texts.earned(earned))
}

function list({ comma }: PhraseTexts, ...parts: string[]): string {
  return parts.filter(Boolean).join(comma)
}

function titled(texts: PhraseTexts, title: string, ...parts: string[]): string {
  const rest = list(texts, ...parts)
  return rest === '' ? title : `${title}${texts.colon}${rest}`
}
