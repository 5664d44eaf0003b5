import type { Entry, RoomStatus } from '../../model/entry.ts'
import type { ControlStatus, GiftEvent, LiveEvent, Segment, User } from '../../model/events.ts'
import type { Format } from '../format.ts'
import type { OutletRoom } from '../model.ts'

/**
 * What dycast (github.com/skmcj/dycast) sends to its relay address: the room as an object, then arrays of messages. A
 * room that goes on after another is told again.
 */
export function dycastFormat(): Format<string> {
  let told = ''
  const tell = (room: OutletRoom) => {
    told = room.roomId
    return [JSON.stringify(roomOf(room))]
  }
  return {
    hello: ([room]) => (room ? tell(room) : []),
    room: tell,
    gap: () => [],
    events: ({ entries, room }) => {
      const messages = entries.flatMap(entry => messageOf(entry) ?? [])
      if (messages.length === 0) return []
      return [...(told === room.roomId ? [] : tell(room)), JSON.stringify(messages)]
    },
  }
}

interface Message {
  id: string
  method: string
  user?: ReturnType<typeof userOf>
  gift?: ReturnType<typeof giftOf>
  toUser?: { id: string; name: string }
  content?: string
  rtfContent?: { type: 1 | 2; text: string; url?: string }[]
  room?: {
    audienceCount?: number
    likeCount?: number
    followCount?: number
    totalUserCount?: number
    status?: number
  }
  rank?: { nickname: string; avatar: string; rank: number }[]
}

/** Undefined for what dycast does not send. */
function messageOf({ event }: Entry): Message | undefined {
  const { id, method } = event
  const own = ownOf(event)
  return own && { id, method, ...(event.user ? { user: userOf(event.user) } : {}), ...own }
}

function ownOf(event: LiveEvent): Omit<Message, 'id' | 'method'> | undefined {
  switch (event.method) {
    case 'WebcastChatMessage':
      return event.type === 'chat'
        ? { content: event.text, rtfContent: event.segments.map(segmentOf) }
        : undefined
    case 'WebcastGiftMessage':
      return event.type === 'gift' ? { gift: giftOf(event), ...receiverOf(event) } : undefined
    case 'WebcastLikeMessage':
      return event.type === 'like'
        ? { content: `为主播点赞了(${event.count})`, room: { likeCount: event.total } }
        : undefined
    case 'WebcastMemberMessage':
      return event.type === 'enter'
        ? { content: '进入直播间', room: { audienceCount: event.memberCount } }
        : undefined
    case 'WebcastSocialMessage':
      if (event.type !== 'follow') return undefined
      return { content: '关注了主播', room: given({ followCount: event.followCount }) }
    case 'WebcastEmojiChatMessage':
      return event.type === 'emoji' ? { content: event.imageUrl ?? event.text } : undefined
    case 'WebcastRoomUserSeqMessage':
      if (event.type !== 'audience') return undefined
      return {
        rank: event.top.map(({ rank, user }) => placeOf(rank, user)),
        room: given({ audienceCount: event.online, totalUserCount: event.totalViewers }),
      }
    case 'WebcastRoomStatsMessage':
      return event.type === 'audience' ? { room: given({ audienceCount: event.online }) } : undefined
    case 'WebcastControlMessage':
      if (event.type !== 'control') return undefined
      return { content: event.text ?? '', room: given({ status: STATUS_OF[event.status] }) }
    case 'WebcastRoomRankMessage':
      return event.type === 'rank'
        ? { rank: event.entries.map(({ rank, user }) => placeOf(rank, user)) }
        : undefined
    default:
      return undefined
  }
}

const LIVE = 2
const PAUSED = 3
const ENDED = 4
const STATUS_OF: Record<ControlStatus, number | undefined> = {
  paused: PAUSED,
  resumed: LIVE,
  ended: ENDED,
  other: undefined,
}

function roomOf({ roomId, webRid, title, anchor, status }: OutletRoom) {
  return {
    roomNum: webRid,
    roomId,
    uniqueId: '',
    avatar: '',
    cover: '',
    nickname: anchor,
    title,
    status: ROOM_STATUS[status] ?? LIVE,
  }
}

const ROOM_STATUS: Partial<Record<RoomStatus, number>> = {
  paused: PAUSED,
  ended: ENDED,
  left: ENDED,
  waiting: 1,
}

function userOf({ id, secUid, nickname, avatarUrl = '', gender = 0 }: User) {
  return { id: secUid ?? id, name: nickname, avatar: avatarUrl, gender }
}

/** 1 combines, 2 does not. */
function giftOf({ gift, count, combo, comboEnd }: GiftEvent) {
  const { id, name, diamonds, imageUrl = '' } = gift
  return {
    id,
    name,
    price: diamonds,
    type: combo ? 1 : 2,
    desc: `送出${name}`,
    icon: imageUrl,
    count: String(count),
    repeatEnd: comboEnd ? 1 : 0,
  }
}

function receiverOf({ toUser }: GiftEvent): Pick<Message, 'toUser'> {
  return toUser ? { toUser: { id: toUser.id, name: toUser.nickname } } : {}
}

function placeOf(rank: number, { nickname, avatarUrl = '' }: Pick<User, 'nickname' | 'avatarUrl'>) {
  return { nickname, avatar: avatarUrl, rank }
}

function segmentOf(segment: Segment): NonNullable<Message['rtfContent']>[number] {
  if (segment.kind !== 'emoji') return { type: 1, text: segment.text }
  return { type: 2, text: segment.name, ...(segment.imageUrl ? { url: segment.imageUrl } : {}) }
}

/** Without what is absent. */
function given<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const known = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(known) as { [K in keyof T]: Exclude<T[K], undefined> }
}
