import type { AudienceEvent, GiftEvent, ShareEvent, User } from '../../model/events.ts'
import { type Json, toJson, toLong } from '../digits.ts'
import type { BridgeRoom, Told } from '../told.ts'

/** Types of DouyinBarrageGrab's messages. */
const TYPES = {
  chat: 1,
  like: 2,
  enter: 3,
  follow: 4,
  gift: 5,
  statistics: 6,
  fansclub: 7,
  share: 8,
  ended: 9,
} as const

interface Message {
  type: keyof typeof TYPES
  content: string
  own?: Record<string, Json>
  /** Null where the message is the room's. */
  user: User | null
}

/**
 * One event as DouyinBarrageGrab sends it on its port 8888.
 * @returns undefined for what that program does not send
 */
export function toGrab(told: Told): string | undefined {
  const message = messageOf(told)
  if (!message) return undefined
  const { event, room } = told
  const data = {
    MsgId: toLong(event.id),
    User: userOf(message.user),
    Onwer: ownerOf(room),
    Content: message.content,
    RoomId: event.roomId,
    WebRoomId: room.webRid,
    ...message.own,
  }
  return JSON.stringify({ Type: TYPES[message.type], ProcessName: 'tingdan', Data: toJson(data) })
}

/** A message that needs a person and has none is left out: readers of this format take the person for granted. */
function messageOf({ event, added }: Told): Message | undefined {
  const { user } = event
  if (event.type === 'audience') return statistics(event)
  if (event.type === 'control')
    return event.status === 'ended' ? { type: 'ended', content: '直播已结束', user: null } : undefined
  if (!user) return undefined
  const who = user.nickname
  switch (event.type) {
    case 'chat':
    case 'superchat':
      return { type: 'chat', content: event.text, user }
    case 'like': {
      const { count, total } = event
      const content = `${who} 为主播点了${count}个赞，总点赞${total}`
      return { type: 'like', content, own: { Count: count, Total: total }, user }
    }
    case 'enter': {
      const { memberCount } = event
      const content = `${who} 来了 直播间人数:${memberCount}`
      return { type: 'enter', content, own: { CurrentCount: memberCount }, user }
    }
    case 'follow':
      return { type: 'follow', content: `${who} 关注了主播`, user }
    case 'gift':
      return added > 0 ? gift(event, user, added) : undefined
    case 'fansclub': {
      const Type = { upgrade: 1, join: 2, other: 0 }[event.action]
      return { type: 'fansclub', content: event.text, own: { Type, Level: user.fansClub?.level ?? 0 }, user }
    }
    case 'share':
      return share(event, user)
    default:
      return undefined
  }
}

function gift(event: GiftEvent, user: User, added: number): Message {
  const { gift, count, combo, comboId, toUser } = event
  const to = toUser ? `，给${toUser.nickname}` : ''
  const name = `${gift.name}${combo ? '(可连击)' : ''}`
  return {
    type: 'gift',
    content: `${user.nickname} 送出 ${name} x ${count}个，增量${added}个${to}`,
    own: {
      GiftId: toLong(gift.id),
      GiftName: gift.name,
      GroupId: toLong(comboId),
      GiftCount: added,
      RepeatCount: count,
      DiamondCount: gift.diamonds,
      Combo: combo,
      ImgUrl: gift.imageUrl ?? '',
      ToUser: toUser ? userOf({ ...toUser, roles: [] }) : null,
    },
    user,
  }
}

/** Only a message that has both counts: others would tell a total of 0. */
function statistics({ online, totalViewers, method }: AudienceEvent): Message | undefined {
  if (online === undefined || method !== 'WebcastRoomUserSeqMessage') return undefined
  const OnlineUserCountStr = shown(online)
  const TotalUserCountStr = shown(totalViewers ?? 0)
  return {
    type: 'statistics',
    content: `当前直播间人数 ${OnlineUserCountStr}，累计直播间人数 ${TotalUserCountStr}`,
    own: {
      OnlineUserCount: online,
      TotalUserCount: totalViewers ?? 0,
      TotalUserCountStr,
      OnlineUserCountStr,
    },
    user: null,
  }
}

/** A large number as the site shows it: `1.2万`. */
function shown(count: number): string {
  return count < 10_000 ? String(count) : `${Math.floor(count / 1_000) / 10}万`
}

const SHARED_TO = new Map([
  ['1', '微信'],
  ['2', '朋友圈'],
  ['3', '微博'],
  ['4', 'QQ空间'],
  ['5', 'QQ'],
  ['112', '抖音好友'],
])

function share({ shareTarget = '' }: ShareEvent, user: User): Message {
  const target = SHARED_TO.get(shareTarget)
  return {
    type: 'share',
    content: `${user.nickname} 分享了直播间到${target ?? '未知'}`,
    own: { ShareType: target ? Number(shareTarget) : 0 },
    user,
  }
}

function userOf(user: User | null): Json {
  if (!user) return null
  return {
    Id: toLong(user.id),
    ShortId: 0,
    DisplayId: user.displayId ?? '',
    Nickname: user.nickname,
    Level: user.level ?? 0,
    PayLevel: user.level ?? -1,
    Gender: user.gender ?? 0,
    HeadImgUrl: user.avatarUrl ?? '',
    SecUid: user.secUid ?? '',
    FansClub: { ClubName: user.fansClub?.name ?? '', Level: user.fansClub?.level ?? 0 },
    FollowerCount: -1,
    FollowStatus: -1,
    FollowingCount: -1,
  }
}

/** Null while nothing is known of the anchor. */
function ownerOf({ anchor, anchorUser }: BridgeRoom): Json {
  const Nickname = anchorUser?.nickname || anchor
  if (!Nickname) return null
  return {
    UserId: anchorUser?.id ?? '',
    SecUid: anchorUser?.secUid ?? '',
    Nickname,
    HeadUrl: anchorUser?.avatarUrl ?? '',
    FollowStatus: 0,
  }
}
