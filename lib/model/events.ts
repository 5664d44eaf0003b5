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
  /** Only where the person really is: `mystery_man` alone does not say it. */
  anonymous?: true
  /** Douyin shows the name cut (`吴***`), for guests or where the anchor has privacy on; the id may be shared by many. */
  masked?: true
  /** The address that the person broadcasts under, where the message tells it: the anchor of a room is known by it. */
  webRid?: string
  /** Id of the anchor whose fans club the badge is of: it tells who this room's anchor is. */
  fansOf?: string
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
  /** Set where it was spoken: how long it lasts, in seconds. `text` is what Douyin heard in it. */
  voiceSeconds?: number
}
/** A chat that comes with a privilege: it flies over the picture in the page (高级弹幕). */
export interface SuperchatEvent extends Base {
  type: 'superchat'
  text: string
  segments: Segment[]
  /** What allowed it: speaking for Douyin or the anchor (官方), or a membership. Not told for the honour level's. */
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
  /** How many so far in this combo. */
  count: number
  /** Not unique alone: the room tells combos apart by sender, gift, this and the receiver. */
  comboId?: string
  /** Whether it was sent as part of a combo: only then do messages with the same comboId belong together. */
  combo: boolean
  /** True for a gift that does not combo. */
  comboEnd: boolean
  /** It repeats the final count of what was sent before, a gift that does not combo too. */
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
  /** How they came, in the server's words, where it is out of the ordinary (通过分享来了). */
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
  action: 'join' | 'upgrade'
  text: string
}
export interface AudienceEvent extends Base {
  type: 'audience'
  online?: number
  totalViewers?: number
  /** What the broadcast has earned so far (音浪), as the page shows it. */
  earned?: string
  top: { rank: number; user: User; score: string }[]
  text?: string
}
/** A ranking changed, or tells its places. */
export interface RankEvent extends Base {
  type: 'rank'
  /** What the room's place is, in the server's words (小时榜第3名); empty where there are only places. */
  text: string
  entries: RankPlace[]
}
export interface RankPlace {
  rank: number
  user: Pick<User, 'id' | 'nickname' | 'avatarUrl'>
  /** As the page shows it, `1.2万`. */
  score?: string
}
/** Shopping: what is on show, what changed, what was sold. */
export interface ProductEvent extends Base {
  type: 'product'
  action: 'show' | 'update' | 'list' | 'buying' | 'sold' | 'soldout' | 'coupon' | 'auction' | 'other'
  /** In the server's words; may be empty. */
  text: string
  products: Product[]
  /** Of `list`: how many there are now; of `buying`: how many are. */
  count?: number
}
export interface Product {
  id?: string
  title?: string
  /** In 分, hundredths of a yuan. */
  price?: number
  imageUrl?: string
}
/** A red packet (红包), a lucky bag (福袋), or what became of one. */
export interface LotteryEvent extends Base {
  type: 'lottery'
  kind: 'packet' | 'bag'
  action: 'open' | 'result' | 'end'
  /** In the server's words; may be empty. */
  text: string
  /** What is in it altogether, in diamonds. */
  diamonds?: number
  /** What is in it, where it is no diamonds. */
  prize?: string
  /** How many people get some. */
  winners?: number
  /** What one has to do for it. */
  conditions?: LotteryCondition[]
  /** When it is drawn or opened, ms since 1970. */
  drawAt?: number
}
export interface LotteryCondition {
  /** `comment`: write `text`; `fansLevel`: a fans club level of at least `level`; `gift`: one worth `diamonds`. */
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
/** Link-mic and PK: who is connected, who plays against whom, with which score and result. */
export interface BattleEvent extends Base {
  type: 'battle'
  /**
   * `invite`, `connect`, `leave`: of the link-mic, `user` is who, `sides` who is connected after. `start`, `score`,
   * `end`: of a PK or a match; `score` may come every second.
   */
  action: 'invite' | 'connect' | 'leave' | 'start' | 'score' | 'end'
  /** In the server's words; may be empty. */
  text: string
  /** Decimal string, where the message tells it. */
  battleId?: string
  sides: BattleSide[]
  startedAt?: number
  /** In ms. */
  duration?: number
}
export interface BattleSide {
  /** The anchor, guest or team of this side, a decimal string. */
  id: string
  /** The decoder knows it where the message tells it; the room adds it where an earlier one did. */
  nickname?: string
  avatarUrl?: string
  /** As the page shows it. */
  score?: string
  result?: 'win' | 'lose' | 'draw'
  /** Who gave most for this side. */
  top?: { id: string; nickname: string; score: string }[]
}
/** What the room says: rendered from `Text`, or plain. */
export interface NoticeEvent extends Base {
  type: 'notice'
  /** In the server's words; may be empty where `action` tells what happened. */
  text: string
  segments: Segment[]
  /**
   * What happened to `user`, or, of `pinned`, `unpinned` and `echoed` (many wrote the same), to the chat `text`.
   */
  action?: NoticeAction
  /** Who did it. */
  operator?: Pick<User, 'id' | 'nickname'>
  /** Of `echoed`: how many. */
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
export interface ControlEvent extends Base {
  type: 'control'
  status: ControlStatus
  /** Who or what did it, where it was not the anchor. */
  cause?: 'admin' | 'switch' | 'node' | 'timeout'
  /** Why, in the server's words. */
  text?: string
}
export type ControlStatus = 'paused' | 'resumed' | 'ended' | 'other'

/** Decoded, of no interest to a reader. */
export interface SystemEvent extends Base {
  type: 'system'
  /** Ids of messages that this one takes back. */
  recalls?: string[]
  /** What it is about, where it names something readable. */
  text?: string
}
export interface UnknownEvent extends Base {
  type: 'unknown'
  /** Why it could not be understood. */
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
