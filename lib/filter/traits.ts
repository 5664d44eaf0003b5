import type { LiveEvent } from '../model/events.ts'
import { isWritten } from '../model/talk.ts'
import { isAsk, isQuestion } from './asks/asks.ts'
import type { Reader } from './reader.ts'
import { diamondsOf, foldedOf, type Subject, segmentsOf, textOf } from './subject.ts'

/** What `is:` and `has:` test. */
export interface Trait {
  aliases: readonly string[]
  test: (subject: Subject, reader: Reader) => boolean
  /** A rough cost, if more than a look at the event. */
  cost?: number
}

const LINK = /https?:|www\.|[a-z0-9-]\.(?:com|cn|net|org|top|xyz|cc|vip|shop|io|tv|me)\b/
const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u
const NUMBER = /\p{Nd}/u
const LATIN = /[a-z]{2}/
const CHINESE = /\p{Script=Han}/u

export const IS = {
  admin: trait(['房管', '管理员', 'mod'], ({ event }) => hasRole(event, 'admin')),
  anchor: trait(['主播', 'host'], ({ event }) => hasRole(event, 'anchor')),
  fan: trait(['粉丝', '粉丝团', 'member'], ({ event }) => event.user?.fansClub !== undefined),
  anonymous: trait(['匿名', '神秘人'], ({ event }) => event.user?.anonymous === true),
  masked: trait(['打码', '脱敏'], ({ event }) => event.user?.masked === true),
  male: trait(['男'], ({ event }) => event.user?.gender === 1),
  female: trait(['女'], ({ event }) => event.user?.gender === 2),
  history: trait(['历史'], ({ history }) => history === true),
  recalled: trait(['撤回', '已撤回'], ({ recalled }) => recalled === true),
  paid: trait(['付费'], isPaid),
  ask: asking(['问货', '要答', '咨询'], isAsk),
  question: asking(['提问', '问题', '问'], isQuestion),
  mention: trait(['提到', '艾特', '@'], mentions),
  combo: trait(['连击'], ({ event }) => event.type === 'gift' && event.combo),
} satisfies Record<string, Trait>

export const HAS = {
  text: trait(['文字', '内容'], ({ event }) => textOf(event) !== ''),
  emoji: trait(['表情'], hasEmoji),
  link: trait(['链接', '网址', 'url'], subject => LINK.test(foldedOf(subject).text)),
  number: trait(['数字'], subject => NUMBER.test(foldedOf(subject).text)),
  latin: trait(['英文', '字母', 'english'], subject => LATIN.test(foldedOf(subject).text)),
  chinese: trait(['中文', '汉字'], subject => CHINESE.test(foldedOf(subject).text)),
  mention: trait(['提到', '艾特', '@'], mentions),
  user: trait(['人', '昵称'], ({ event }) => event.user !== undefined),
  level: trait(['等级'], ({ event }) => (event.user?.level ?? 0) > 0),
  fans: trait(['粉丝团', '粉丝牌'], ({ event }) => event.user?.fansClub !== undefined),
  diamonds: trait(['钻石'], subject => (diamondsOf(subject) ?? 0) > 0),
} satisfies Record<string, Trait>

function trait(aliases: readonly string[], test: Trait['test']): Trait {
  return { aliases, test }
}

function hasRole(event: LiveEvent, role: 'admin' | 'anchor'): boolean {
  return event.user?.roles.includes(role) ?? false
}

function isPaid(subject: Subject): boolean {
  return (
    subject.event.type === 'superchat' || (subject.event.type === 'gift' && (diamondsOf(subject) ?? 0) > 0)
  )
}

function asking(aliases: readonly string[], asks: typeof isAsk): Trait {
  return {
    aliases,
    cost: 60,
    test: (subject, { goods }) => isWritten(subject.event) && asks(foldedOf(subject).text, goods),
  }
}

function mentions({ event }: Subject): boolean {
  return segmentsOf(event).some(({ kind }) => kind === 'mention')
}

function hasEmoji(subject: Subject): boolean {
  const { event } = subject
  return (
    event.type === 'emoji' ||
    segmentsOf(event).some(({ kind }) => kind === 'emoji') ||
    EMOJI.test(textOf(event))
  )
}
