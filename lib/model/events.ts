/**
 * Made by the decoder; read by store, panel and speech. Plain data for Ports and IndexedDB. 64-bit numbers are decimal
 * strings.
 */

export interface User {
  /** Decimal string; masked people share ids such as `111111`. */
  id: string
  nickname: string
  /** Opaque key of `https://www.douyin.com/user/<secUid>`. */
  secUid?: string
  /** 抖音号 */
  displayId?: string
  avatarUrl?: string
  /** 1 male, 2 female, 0 unknown. */
  gender?: number
  /** Honour level (荣誉等级); absent when 0. */
  level?: number
  /** Only of this room. */
  fansClub?: { name: string; level: number }
  roles: Role[]
  /** A mystery guest; `mystery_man` alone is not enough. */
  anonymous?: true
  /** Name cut by Douyin (`吴***`), for guests or an anchor with privacy on; the id may be shared. */
  masked?: true
  /** Of their own broadcast; finds the anchor. */
  webRid?: string
  /** Anchor of their badge; finds the room's anchor. */
  fansOf?: string
}

export type Role = 'anchor' | 'admin'

export type Segment =
  | { kind: 'text'; text: string }
  | { kind: 'emoji'; name: string; imageUrl?: string }
  | { kind: 'mention'; text: string; userId?: string }

/** Of a message without a schema. */
export interface RawField {
  field: number
  /** 0 varint, 1 64-bit, 2 length-delimited, 5 32-bit. */
  wire: number
  /** Decimal string, text, nested fields, or `0x` and hex. */
  value: string | RawField[]
  /** Length in bytes before shortening. */
  cutFrom?: number
}

interface Base {
  /** Message.msg_id, decimal; `'0'` if missing. */
  id: string
  /** As sent, such as `WebcastChatMessage`. */
  method: string
  roomId: string
  /** Server time, ms since 1970. */
  time: number
  /** By the page, ms since 1970. */
  receivedAt: number
  user?: User
}

export interface ChatEvent extends Base {
  type: 'chat'
  text: string
  segments: Segment[]
  /** Of a spoken message; `text` is Douyin's transcript. */
  voiceSeconds?: number
}
/** Crosses the picture by privilege (高级弹幕). */
export interface SuperchatEvent extends Base {
  type: 'superchat'
  text: string
  segments: Segment[]
  /** Official account (官方) or membership; absent for honour levels. */
  privilege?: 'official' | 'member'
}
export interface EmojiEvent extends Base {
  type: 'emoji'
  /** Such as `[比心]`. */
  text: string
  imageUrl?: string
}
export interface GiftEvent extends Base {
  type: 'gift'
  /** `diamonds`: price of one. */
  gift: { id: string; name: string; diamonds: number; imageUrl?: string }
  /** So far in the combo. */
  count: number
  /** Gifts per tap, if several (presets of 66, 188 ...). */
  groupSize?: number
  /** Unique only with sender, gift and receiver. */
  comboId?: string
  /** Part of a combo: messages share comboId. */
  combo: boolean
  /** True for a gift that does not combo. */
  comboEnd: boolean
  /** Repeats the final count of earlier gifts. */
  summary?: true
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
  /** An unusual way in, in the server's words (通过分享来了). */
  text?: string
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
  action: 'join' | 'upgrade' | 'other'
  text: string
}
export interface AudienceEvent extends Base {
  type: 'audience'
  online?: number
  totalViewers?: number
  /** Of the broadcast so far (音浪), as shown. */
  earned?: string
  top: { rank: number; user: User; score: string }[]
  text?: string
}
export interface RankEvent extends Base {
  type: 'rank'
  /** Place in the server's words (小时榜第3名); empty if there are only places. */
  text: string
  entries: RankPlace[]
}
export interface RankPlace {
  rank: number
  user: Pick<User, 'id' | 'nickname' | 'avatarUrl'>
  /** As shown, `1.2万`. */
  score?: string
}
export interface ProductEvent extends Base {
  type: 'product'
  action: 'show' | 'update' | 'list' | 'buying' | 'sold' | 'soldout' | 'coupon' | 'auction' | 'other'
  /** From the server; may be empty. */
  text: string
  products: Product[]
  /** Products for `list`, buyers for `buying`. */
  count?: number
}
export interface Product {
  id?: string
  title?: string
  /** In 分 (0.01 yuan). */
  price?: number
  imageUrl?: string
}
/** Red packet (红包), lucky bag (福袋), or its result. */
export interface LotteryEvent extends Base {
  type: 'lottery'
  kind: 'packet' | 'bag'
  action: 'open' | 'result' | 'end'
  /** From the server; may be empty. */
  text: string
  /** Total value in diamonds. */
  diamonds?: number
  /** If not diamonds. */
  prize?: string
  winners?: number
  conditions?: LotteryCondition[]
  /** Ms since 1970. */
  drawAt?: number
}
export interface LotteryCondition {
  /** `comment`: write `text`; `fansLevel`: at least `level`; `gift`: worth `diamonds`. */
  kind:
    | 'comment'
    | 'gift'
    | 'fansclub'
    | 'fansLevel'
    | 'fansLight'
    | 'share'
    | 'wish'
    | 'member'
    | 'none'
    | 'other'
  text?: string
  level?: number
  diamonds?: number
}
/** Link-mic or PK. */
export interface BattleEvent extends Base {
  type: 'battle'
  /**
   * Link-mic: `invite`, `connect`, `leave` of `user`; `sides` are then connected. PK: `start`, `score` (up to every
   * second), `end`.
   */
  action: 'invite' | 'connect' | 'leave' | 'start' | 'score' | 'end'
  /** From the server; may be empty. */
  text: string
  battleId?: string
  sides: BattleSide[]
  startedAt?: number
  /** Ms. */
  duration?: number
}
export interface BattleSide {
  /** Anchor, guest or team. */
  id: string
  /** Sent, or added by the room. */
  nickname?: string
  avatarUrl?: string
  /** As shown. */
  score?: string
  /** From a message without a total. */
  added?: number
  result?: 'win' | 'lose' | 'draw'
  /** Top givers. */
  top?: { id: string; nickname: string; score: string }[]
}
/** Rendered from `Text`, or plain. */
export interface NoticeEvent extends Base {
  type: 'notice'
  /** From the server; may be empty if `action` says it. */
  text: string
  segments: Segment[]
  /** To `user`, or for `pinned`, `unpinned`, `echoed` (written by many) to the chat `text`. */
  action?: NoticeAction
  operator?: Pick<User, 'id' | 'nickname'>
  /** For `echoed`. */
  count?: number
}
export type NoticeAction =
  | 'muted'
  | 'unmuted'
  | 'kicked'
  | 'blocked'
  | 'adminGiven'
  | 'adminTaken'
  | 'pinned'
  | 'unpinned'
  | 'echoed'
  | 'topic'
  | 'micMuted'
  | 'bagEntries'
  | 'packetSoon'
  | 'giftVote'
export interface ControlEvent extends Base {
  type: 'control'
  status: ControlStatus
  /** Who did it, if not the anchor. */
  cause?: 'admin' | 'switch' | 'node' | 'timeout'
  /** Reason, from the server. */
  text?: string
}
export type ControlStatus = 'paused' | 'resumed' | 'ended' | 'other'

/** Of no interest to a reader. */
export interface SystemEvent extends Base {
  type: 'system'
  /** Ids of messages that this one takes back. */
  recalls?: string[]
  /** Of the link-mic; some PK messages have only ids. */
  seats?: { id: string; nickname: string }[]
  /** Its subject. */
  text?: string
}
export interface UnknownEvent extends Base {
  type: 'unknown'
  reason: string
  fields: RawField[]
}

export type LiveEvent =
  | ChatEvent
  | SuperchatEvent
  | EmojiEvent
  | GiftEvent
  | LikeEvent
  | EnterEvent
  | FollowEvent
  | ShareEvent
  | FansclubEvent
  | AudienceEvent
  | RankEvent
  | ProductEvent
  | LotteryEvent
  | BattleEvent
  | NoticeEvent
  | ControlEvent
  | SystemEvent
  | UnknownEvent

export type EventType = LiveEvent['type']
