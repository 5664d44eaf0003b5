/**
 * The decoder makes LiveEvents; store, panel and speech read them. Plain data, to cross Ports and IndexedDB.
 * 64-bit numbers are decimal strings.
 */

/** A person as a message describes them. */
export interface User {
  /** Decimal string; masked people share `111111` and the like. */
  id: string
  nickname: string
  /** Opaque key of the profile address `https://www.douyin.com/user/<secUid>`. */
  secUid?: string
  /** 抖音号 */
  displayId?: string
  avatarUrl?: string
  /** 1 male, 2 female, 0 unknown. */
  gender?: number
  /** Honour level (荣誉等级); left out when 0. */
  level?: number
  /** Only of this room. */
  fansClub?: { name: string; level: number }
  roles: Role[]
  /** A real mystery guest; `mystery_man` alone is not enough. */
  anonymous?: true
  /** Douyin cut the name (`吴***`), for guests or an anchor with privacy on; others may share the id. */
  masked?: true
  /** Of their own broadcast; identifies the anchor. */
  webRid?: string
  /** Anchor of their badge; identifies the room's anchor. */
  fansOf?: string
}

export type Role = 'anchor' | 'admin'

export type Segment =
  | { kind: 'text'; text: string }
  | { kind: 'emoji'; name: string; imageUrl?: string }
  | { kind: 'mention'; text: string; userId?: string }

/** A field of a message without a schema. */
export interface RawField {
  field: number
  /** 0 varint, 1 64-bit, 2 length-delimited, 5 32-bit. */
  wire: number
  /** Numbers as decimal strings; bytes as text, as nested fields, or as `0x` and hex. */
  value: string | RawField[]
  /** Length in bytes before the value was shortened. */
  cutFrom?: number
}

interface Base {
  /** Message.msg_id, a decimal string; `'0'` if missing. */
  id: string
  /** As sent, for example `WebcastChatMessage`. */
  method: string
  roomId: string
  /** Server time, ms since 1970. */
  time: number
  /** When the page got the frame, ms since 1970. */
  receivedAt: number
  user?: User
}

export interface ChatEvent extends Base {
  type: 'chat'
  text: string
  segments: Segment[]
  /** Seconds of a spoken message; `text` is Douyin's transcript. */
  voiceSeconds?: number
}
/** A chat with a privilege that crosses the picture (高级弹幕). */
export interface SuperchatEvent extends Base {
  type: 'superchat'
  text: string
  segments: Segment[]
  /** Official account (官方) or membership; absent for the honour level's. */
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
  /** `diamonds` is the price of one. */
  gift: { id: string; name: string; diamonds: number; imageUrl?: string }
  /** So far in this combo. */
  count: number
  /** Gifts per tap, if more than one (a preset of 66, 188 ...). */
  groupSize?: number
  /** Unique only with sender, gift and receiver. */
  comboId?: string
  /** Sent as part of a combo: messages with this comboId belong together. */
  combo: boolean
  /** True for a gift that does not combo. */
  comboEnd: boolean
  /** Repeats the final count of earlier gifts, combo or not. */
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
  /** Earnings of the broadcast so far (音浪), as shown. */
  earned?: string
  top: { rank: number; user: User; score: string }[]
  text?: string
}
/** A ranking changed, or tells its places. */
export interface RankEvent extends Base {
  type: 'rank'
  /** The room's place in the server's words (小时榜第3名); empty if there are only places. */
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
  /** The server's words; may be empty. */
  text: string
  products: Product[]
  /** Number of products for `list`, of buyers for `buying`. */
  count?: number
}
export interface Product {
  id?: string
  title?: string
  /** In 分, hundredths of a yuan. */
  price?: number
  imageUrl?: string
}
/** A red packet (红包) or lucky bag (福袋), or its result. */
export interface LotteryEvent extends Base {
  type: 'lottery'
  kind: 'packet' | 'bag'
  action: 'open' | 'result' | 'end'
  /** The server's words; may be empty. */
  text: string
  /** Total value in diamonds. */
  diamonds?: number
  /** If it is not diamonds. */
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
/** Link-mic and PK: sides, scores, result. */
export interface BattleEvent extends Base {
  type: 'battle'
  /**
   * Link-mic: `invite`, `connect`, `leave` of `user`; `sides` are then connected. PK or match: `start`,
   * `score` (up to every second), `end`.
   */
  action: 'invite' | 'connect' | 'leave' | 'start' | 'score' | 'end'
  /** The server's words; may be empty. */
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
  /** Of this message, or added by the room. */
  nickname?: string
  avatarUrl?: string
  /** As shown. */
  score?: string
  /** The increase, from a message without a total. */
  added?: number
  result?: 'win' | 'lose' | 'draw'
  /** The side's top givers. */
  top?: { id: string; nickname: string; score: string }[]
}
/** A notice, rendered from `Text` or plain. */
export interface NoticeEvent extends Base {
  type: 'notice'
  /** In the server's words; may be empty if `action` says it. */
  text: string
  segments: Segment[]
  /** Done to `user`, or for `pinned`, `unpinned`, `echoed` (many wrote the same) to the chat `text`. */
  action?: NoticeAction
  operator?: Pick<User, 'id' | 'nickname'>
  /** How many, for `echoed`. */
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
  /** The reason, in the server's words. */
  text?: string
}
export type ControlStatus = 'paused' | 'resumed' | 'ended' | 'other'

/** Decoded, of no interest to a reader. */
export interface SystemEvent extends Base {
  type: 'system'
  /** Ids of messages that this one takes back. */
  recalls?: string[]
  /** People of the link-mic, whom some PK messages name only by id. */
  seats?: { id: string; nickname: string }[]
  /** Name of its subject. */
  text?: string
}
export interface UnknownEvent extends Base {
  type: 'unknown'
  /** Why it was unreadable. */
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
