import type { webcast } from '../../../proto/generated/decoder.js'
import type { EnterEvent, FansclubEvent, LikeEvent, LiveEvent, SystemEvent } from '../events.ts'
import { toNumber } from '../int64.ts'
import { by } from './chat.ts'
import type { Base } from './row.ts'

/** MemberMessage.action: 1 enters; leaving, muting, ... have other numbers. Absent where nothing else is meant. */
const ENTER = 1
/** SocialMessage.action */
const FOLLOW = 1
const SHARE = 3
/** FansclubMessage.action: 1 level up, 2 joined. */
const JOIN = 2

export function like(message: webcast.LikeMessage, base: Base): LikeEvent {
  return {
    type: 'like',
    ...base,
    ...by(message.user),
    count: toNumber(message.count),
    total: toNumber(message.total),
  }
}

export function member(message: webcast.MemberMessage, base: Base): EnterEvent | SystemEvent {
  const action = toNumber(message.action)
  if (action !== 0 && action !== ENTER) return { type: 'system', ...base, ...by(message.user) }
  return { type: 'enter', ...base, ...by(message.user), memberCount: toNumber(message.memberCount) }
}

export function social(message: webcast.SocialMessage, base: Base): LiveEvent {
  const action = toNumber(message.action)
  const followCount = toNumber(message.followCount)
  if (action === FOLLOW) {
    return { type: 'follow', ...base, ...by(message.user), ...(followCount > 0 ? { followCount } : {}) }
  }
  if (action === SHARE) {
    const { shareTarget } = message
    return { type: 'share', ...base, ...by(message.user), ...(shareTarget ? { shareTarget } : {}) }
  }
  return { type: 'system', ...base, ...by(message.user) }
}

export function fansclub(message: webcast.FansclubMessage, base: Base): FansclubEvent {
  const action = message.action === JOIN ? 'join' : 'upgrade'
  return { type: 'fansclub', ...base, ...by(message.user), action, text: message.content }
}
