import type { AudienceEvent, GiftEvent, LiveEvent, User } from '../../model/events.ts'
import type { BridgeRoom, Told } from '../told.ts'

/** Protobuf's JSON mapping: 64-bit numbers are strings, and what is at its default is left out. */
type Field = string | number | boolean | Fields | Fields[] | string[] | undefined
interface Fields {
  [name: string]: Field
}

interface Message {
  /** Of the message whose shape this is; the event's own unless told. */
  method?: string
  fields: Fields
}

/**
 * One event as douyinLive sends it on /ws/<web_rid>.
 * @returns undefined for what is decoded without its fields
 */
export function toDouyinLive({ event, room }: Told): string | undefined {
  const message = messageOf(event)
  if (!message) return undefined
  const method = message.method ?? event.method
  const { id, roomId, time } = event
  const common = present({ method, msgId: long(id), roomId: long(roomId), createTime: long(time) })
  return JSON.stringify({
    common,
    ...present(message.fields),
    method,
    livename: room.anchor,
    title: room.title,
    avatarThumb: room.anchorUser?.avatarUrl ?? '',
  })
}

function messageOf(event: LiveEvent): Message | undefined {
  const user = event.user && userOf(event.user)
  switch (event.type) {
    case 'chat':
    case 'superchat':
      return { fields: { user, content: event.text } }
    case 'emoji': {
      const image = imageOf(event.imageUrl)
      const emojiContent = image && { pieces: [{ imageValue: { image } }] }
      return { fields: { user, emojiContent, defaultContent: event.text } }
    }
    case 'gift':
      return { method: 'WebcastGiftMessage', fields: giftOf(event, user) }
    case 'like':
      return { fields: { count: long(event.count), total: long(event.total), user } }
    case 'enter':
      return { fields: { user, memberCount: long(event.memberCount), action: '1' } }
    case 'follow':
      return {
        method: 'WebcastSocialMessage',
        fields: { user, action: '1', followCount: long(event.followCount) },
      }
    case 'share':
      return {
        method: 'WebcastSocialMessage',
        fields: { user, action: '3', shareTarget: event.shareTarget },
      }
    case 'fansclub': {
      const action = { upgrade: 1, join: 2, other: undefined }[event.action]
      return { fields: { action, content: event.text, user } }
    }
    case 'audience':
      return audienceOf(event)
    case 'control': {
      const action = { paused: '1', resumed: '2', ended: '3', other: undefined }[event.status]
      return { fields: { action, tips: event.text } }
    }
    case 'rank': {
      const ranks = event.entries.map(place => present({ user: userOf(place.user), scoreStr: place.score }))
      return event.method === 'WebcastRoomRankMessage' ? { fields: { ranks } } : { fields: {} }
    }
    case 'product':
    case 'lottery':
    case 'battle':
    case 'notice':
      return { fields: { user, content: event.text } }
    case 'system':
    case 'unknown':
      return undefined
  }
}

/** A tap sends `groupCount` gifts, and `repeatCount` counts taps. */
function giftOf(event: GiftEvent, user: Fields | undefined): Fields {
  const { gift, count, groupSize = 1, comboEnd, comboId, combo, toUser } = event
  const repeatCount = long(count % groupSize === 0 ? count / groupSize : count)
  return {
    giftId: long(gift.id),
    groupCount: long(groupSize),
    repeatCount,
    comboCount: repeatCount,
    user,
    toUser: toUser && userOf(toUser),
    repeatEnd: comboEnd ? 1 : undefined,
    groupId: long(comboId),
    gift: present({
      image: imageOf(gift.imageUrl),
      id: long(gift.id),
      combo: combo || undefined,
      diamondCount: gift.diamonds || undefined,
      name: gift.name,
    }),
    totalCount: long(count),
  }
}

function audienceOf({ method, online, totalViewers, earned, top, text }: AudienceEvent): Message {
  if (method === 'WebcastRoomStatsMessage')
    return { fields: { displayLong: text, displayValue: long(online), total: long(online) } }
  if (earned !== undefined) return { fields: { roomFanTicketCountText: earned } }
  const ranks = top.map(({ rank, user, score }) =>
    present({ score: long(score), user: userOf(user), rank: long(rank) }),
  )
  return { fields: { ranks, total: long(online), totalUser: long(totalViewers) } }
}

function userOf(user: Partial<User> & Pick<User, 'id' | 'nickname'>): Fields {
  const { level, fansClub, roles = [] } = user
  return present({
    id: long(user.id),
    nickname: user.nickname,
    gender: user.gender || undefined,
    avatarThumb: imageOf(user.avatarUrl),
    payGrade: level ? { level: String(level) } : undefined,
    fansClub: fansClub && { data: present({ clubName: fansClub.name, level: fansClub.level || undefined }) },
    userAttr: roles.includes('admin') ? { isAdmin: true } : undefined,
    displayId: user.displayId,
    secUid: user.secUid,
    webRid: user.webRid,
    isAnonymous: user.anonymous,
    idStr: user.id === '0' ? undefined : user.id,
  })
}

function imageOf(url: string | undefined): Fields | undefined {
  return url ? { urlList: [url] } : undefined
}

/** A 64-bit number; undefined at its default. */
function long(value: string | number | undefined): string | undefined {
  return value === undefined || String(value) === '0' ? undefined : String(value)
}

function present(fields: Fields): Fields {
  const isSet = ([, value]: [string, Field]) =>
    value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries(fields).filter(isSet))
}

const STATUSES = {
  ROOM_ONLINE: {
    live: true,
    status: 'online',
    status_text: '直播间已开播',
    message: '听弹正在转发这个直播间的消息',
    suggestion: '客户端可以开始正常处理直播消息',
  },
  ROOM_OFFLINE: {
    live: false,
    status: 'offline',
    status_text: '还没有听到这个直播间',
    message: '浏览器里还没有打开这个直播间，或者听弹还没有连接到转发程序',
    suggestion: '客户端不需要重连：在装有听弹的浏览器里打开直播间即可',
  },
  ROOM_ENDED: {
    live: false,
    status: 'ended',
    status_text: '直播间已下播',
    message: '直播间已经下播，连接会保持到下一次开播',
    suggestion: '客户端不需要重连，保持当前连接即可',
    ended: true,
  },
  ROOM_NOT_FOUND: {
    live: false,
    status: 'not_found',
    status_text: '直播间不存在或房间号无效',
    message: '房间号无效，已关闭连接',
    suggestion: '地址应为 /ws/ 加上 live.douyin.com/ 后面的房间号',
  },
} as const
export type LiveStatusCode = keyof typeof STATUSES

/** The code for a room's status, as the extension names it. */
export function statusCode(room: BridgeRoom | undefined): LiveStatusCode {
  if (room?.status === 'ended') return 'ROOM_ENDED'
  return !room || room.status === 'left' || room.status === 'waiting' ? 'ROOM_OFFLINE' : 'ROOM_ONLINE'
}

/**
 * The system message on a room's status.
 * @param name the room's number in the client's address
 */
export function liveStatus(name: string, room: BridgeRoom | undefined, code = statusCode(room)): string {
  const hasRoom = code === 'ROOM_NOT_FOUND' ? false : room ? true : null
  return JSON.stringify({
    type: 'system',
    event: 'live_status',
    code,
    valid: code !== 'ROOM_NOT_FOUND',
    ...STATUSES[code],
    room_id: name,
    live_name: room?.anchor ?? '',
    title: room?.title ?? '',
    avatar_thumb: room?.anchorUser?.avatarUrl ?? '',
    has_room: hasRoom,
    account_only: hasRoom === null ? null : false,
  })
}
