import { webcast } from '../../../proto/generated/decoder.js'
import type { EnterEvent, FansclubEvent, LikeEvent, LiveEvent, NoticeAction } from '../../model/events.ts'
import { spell } from '../../model/segments.ts'
import { toNumber } from '../int64.ts'
import { decodeOptional } from '../optional.ts'
import { brief, sender } from '../person.ts'
import { renderText } from '../rich-text.ts'
import type { Base } from './row.ts'

/** MemberMessage.action; 2 leaves, which no page shows. */
const ENTER = 1
const MEMBER_SHARES = 8
const MEMBER_FOLLOWS = 20
/** 9 and 10 are done by a moderator, not by the anchor. */
const MODERATION: Record<number, NoticeAction> = {
  3: 'muted',
  4: 'unmuted',
  5: 'adminGiven',
  6: 'adminTaken',
  7: 'kicked',
  9: 'muted',
  10: 'unmuted',
  11: 'blocked',
}
/** SocialMessage.action */
const FOLLOW = 1
const SHARE = 3
/** FansclubMessage.action; 3, 6 and 7 occur and are neither (report: saermart/DouyinLiveWebFetcher#159). */
const FANSCLUB: Record<number, FansclubEvent['action']> = { 1: 'upgrade', 2: 'join' }

export function like(message: webcast.LikeMessage, base: Base): LikeEvent {
  return {
    type: 'like',
    ...base,
    ...sender(message.user),
    count: toNumber(message.count),
    total: toNumber(message.total),
  }
}

/** A person who enters, or a notice of what was done to a person. */
export function member(message: webcast.MemberMessage, base: Base): LiveEvent {
  const action = toNumber(message.action)
  if (action === ENTER) return enter(message, base)
  const who = { ...base, ...sender(message.user) }
  if (action === MEMBER_SHARES) return { type: 'share', ...who }
  if (action === MEMBER_FOLLOWS) return { type: 'follow', ...who }
  const done = MODERATION[action]
  if (!done) return { type: 'system', ...who }
  const operator = brief(message.operator)
  return {
    type: 'notice',
    ...who,
    text: message.actionDescription || displayText(message),
    segments: [],
    action: done,
    ...(operator?.nickname ? { operator: { id: operator.id, nickname: operator.nickname } } : {}),
  }
}

function enter(message: webcast.MemberMessage, base: Base): EnterEvent {
  // The text of an ordinary entrance adds nothing.
  const text = toNumber(message.userEnterTipType) === 0 ? '' : displayText(message)
  return {
    type: 'enter',
    ...base,
    ...sender(message.user),
    memberCount: toNumber(message.memberCount),
    ...(text ? { text } : {}),
  }
}

function displayText({ common }: webcast.MemberMessage): string {
  return spell(renderText(decodeOptional(webcast.Text, common?.displayText)))
}

export function social(message: webcast.SocialMessage, base: Base): LiveEvent {
  const action = toNumber(message.action)
  const followCount = toNumber(message.followCount)
  if (action === FOLLOW) {
    return { type: 'follow', ...base, ...sender(message.user), ...(followCount > 0 ? { followCount } : {}) }
  }
  if (action === SHARE) {
    const { shareTarget } = message
    return { type: 'share', ...base, ...sender(message.user), ...(shareTarget ? { shareTarget } : {}) }
  }
  return { type: 'system', ...base, ...sender(message.user) }
}

export function fansclub(message: webcast.FansclubMessage, base: Base): FansclubEvent {
  const action = FANSCLUB[message.action] ?? 'other'
  const text = message.content.trim() || spell(renderText(message.common?.displayText)).trim()
  return { type: 'fansclub', ...base, ...sender(message.user), action, text }
}
