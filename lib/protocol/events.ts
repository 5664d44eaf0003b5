/**
 * LiveEvent: the one vocabulary. The decoder returns it, the store keeps it, the panel shows it, speech reads
 * it. Plain data only, so that it crosses Ports and IndexedDB unchanged. Every 64-bit number is a decimal string.
 */

/** A person as a message describes them. */
export interface User {
  /** Decimal string; `111111` and the like for people whom Douyin masks. */
  id: string
  nickname: string
  /** Opaque key of the profile address `https://www.douyin.com/user/<secUid>`. */
  secUid?: string
  /** 抖音号 */
  displayId?: string
  avatarUrl?: string
  /** 1 male, 2 female, 0 not told. */
  gender?: number
  /** Honour level (荣誉等级); left out when 0. */
  level?: number
  /** The fans club of this room that the person belongs to. */
  fansClub?: { name: string; level: number }
  roles: Role[]
  anonymous?: true
}

export type Role = 'anchor' | 'admin'

/** A piece of a chat text. */
export type Segment =
  | { kind: 'text'; text: string }
  | { kind: 'emoji'; name: string; imageUrl?: string }
  | { kind: 'mention'; text: string; userId?: string }

/** One field of a message that was read without a schema. */
export interface RawField {
  field: number
  /** 0 varint, 1 64-bit, 2 length-delimited, 5 32-bit. */
  wire: number
  /**
   * Numbers as decimal strings; bytes as text where they are readable UTF-8, as nested fields where they parse
   * as a message, else as `0x` and hex.
   */
  value: string | RawField[]
  /** Set where the value was cut to keep the reading small: the true length in bytes. */
  cutFrom?: number
}

interface Base {
  /** Message.msg_id, a decimal string; `'0'` where the server sent none. */
  id: string
  /** As sent, for example `WebcastChatMessage`. */
  method: string
  /** Decimal string. */
  roomId: string
  /** Server time in milliseconds since 1970. */
  time: number
  /** When the page got the frame, in milliseconds since 1970. */
  receivedAt: number
  user?: User
}

export interface ChatEvent extends Base {
  type: 'chat'
  text: string
  segments: Segment[]
}
export interface EmojiEvent extends Base {
  type: 'emoji'
  /** Such as `[比心]`. */
  text: string
  imageUrl?: string
}
export interface GiftEvent extends Base {
  type: 'gift'
  /** `diamonds` is the price of one. */
  gift: { id: string; name: string; diamonds: number; imageUrl?: string }
  /** How many so far in this combo. */
  count: number
  /** Not unique alone: the room tells combos apart by sender, gift, this and the receiver. */
  comboId?: string
  /** Whether it was sent as part of a combo: only then do messages with the same comboId belong together. */
  combo: boolean
  /** True for a gift that does not combo. */
  comboEnd: boolean
  toUser?: { id: string; nickname: string }
}
export interface LikeEvent extends Base {
  type: 'like'
  count: number
  total: number
}
export interface EnterEvent extends Base {
  type: 'enter'
  memberCount: number
}
export interface FollowEvent extends Base {
  type: 'follow'
  followCount?: number
}
export interface ShareEvent extends Base {
  type: 'share'
  shareTarget?: string
}
export interface FansclubEvent extends Base {
  type: 'fansclub'
  action: 'join' | 'upgrade'
  text: string
}
export interface AudienceEvent extends Base {
  type: 'audience'
  online?: number
  totalViewers?: number
  top: { rank: number; user: User; score: string }[]
  text?: string
}
export interface ControlEvent extends Base {
  type: 'control'
  status: ControlStatus
  /** Why, where the server says so. */
  text?: string
}
export type ControlStatus = 'paused' | 'resumed' | 'ended' | 'other'

/** Decoded, of no interest to a reader. */
export interface SystemEvent extends Base {
  type: 'system'
  /** Ids of messages that this one takes back. */
  recalls?: string[]
}
export interface UnknownEvent extends Base {
  type: 'unknown'
  /** Why it could not be understood. */
  reason: string
  fields: RawField[]
}

export type LiveEvent =
  | ChatEvent
  | EmojiEvent
  | GiftEvent
  | LikeEvent
  | EnterEvent
  | FollowEvent
  | ShareEvent
  | FansclubEvent
  | AudienceEvent
  | ControlEvent
  | SystemEvent
  | UnknownEvent

export type EventType = LiveEvent['type']
