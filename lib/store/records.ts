import type { EventType } from '../model/events.ts'
import type { Mark } from '../model/marks.ts'
import type { Answer } from '../room/answers.ts'

/** A broadcast as this browser saw it. */
export interface SessionRecord {
  /** The room id if heard here; its own if imported. */
  id: string
  roomId: string
  webRid: string
  title: string
  anchor: string
  origin: 'live' | 'import'
  /** By this machine, ms since 1970. */
  firstAt: number
  lastAt: number
  /** Number of its last entry. */
  n: number
  /** Entries up to this are in `totals`, people, gifts and minutes; the rest is the tail. */
  sealed: number
  totals: SessionTotals
  /** Recorded frames. */
  frames: number
  /** Rough size on disk. */
  bytes: number
  /** Kept whatever its age. */
  pinned: boolean
  /** Start of its unfinished import: it is not shown, and deleted if the import never ends. */
  incomplete?: number
  /** Events in packs unreadable for sealing, which stay. */
  damaged?: number
}

export interface SessionTotals {
  /** Each message of a combo counts. */
  types: Partial<Record<EventType, number>>
  people: number
  gifts: number
  diamonds: number
}

/** Consecutive entries as bytes, see pack.ts. */
export interface PackRecord {
  id?: number
  session: string
  first: number
  last: number
  count: number
  /** Times of the earliest and latest event. */
  from: number
  to: number
  types: Partial<Record<EventType, number>>
  bytes: Uint8Array<ArrayBuffer>
  /** Event ids, to find repeats. */
  ids: BigUint64Array
}

export interface PersonRecord {
  session: string
  person: string
  id: string
  nickname: string
  secUid?: string
  avatarUrl?: string
  level?: number
  fansLevel?: number
  /** Times of the first and last event. */
  firstAt: number
  lastAt: number
  events: number
  chats: number
  gifts: number
  diamonds: number
  likes: number
}

/** A combo, or a gift outside one. */
export interface GiftRecord {
  session: string
  /** First and last entry. */
  n: number
  last: number
  /** First stored entry, if not `n`. */
  first?: number
  /** Times of the earliest and latest entry. */
  at: number
  until: number
  person: string
  nickname: string
  giftId: string
  name: string
  count: number
  /** Diamonds in all. */
  worth: number
  to?: string
}

/** For timeline and gift table; one per session. */
export interface SummaryRecord {
  session: string
  minutes: Minute[]
  kinds: GiftKind[]
}

export interface Minute {
  /** Start, ms since 1970. */
  at: number
  events: number
  chats: number
  diamonds: number
  /** Last known; 0: unknown. `likes` counts from the broadcast's start. */
  online: number
  likes: number
}

export interface GiftKind {
  id: string
  name: string
  count: number
  /** Diamonds. */
  worth: number
  imageUrl?: string
}

export interface MarkRecord extends Omit<Mark, 'ids'> {
  id?: number
  session: string
}

export interface AnswerRecord extends Answer {
  session: string
}

/** How far a relay's items are stored, and its page. */
export interface RelayRecord {
  relay: string
  tabId: number
  /** In the tab's top frame. */
  top: boolean
  webRid: string
  title: string
  anchor: string
  roomId: string
  /** When the address changed to another room, and when its room was first shown. */
  addressSince?: number
  roomSince?: number
  stored: number
  since: number
  /** A page in the back/forward cache may return. */
  present: boolean
  /** Cut off for good by an update of the extension. */
  orphaned: boolean
}

/** See `recordingOf`. */
export interface FramesRecord {
  id?: number
  session: string
  /** 1: as written; 0: merged and gzip'd. */
  plain: 0 | 1
  bytes: Uint8Array<ArrayBuffer>
}

/** Progress of erasing a person. Has their names, so it goes last. */
export interface ErasingRecord {
  person: string
  names: string[]
  /** Packs up to this key are done. */
  upTo: number
  /** Sessions to sum up again. */
  refold: string[]
  /** Sessions whose recordings will be deleted. */
  sessions: string[]
}

/**
 * Single values: the key of pseudonyms, which never leaves this machine; the build that wrote last; how far each
 * outlet's consumer has each session.
 */
export type KeyRecord =
  | { name: 'pseudonyms'; key: CryptoKey }
  | { name: 'build'; build: string }
  | { name: `outlet ${string}`; since: number; places: Record<string, number> }

/** Unreadable, kept from being overwritten. */
export interface DamagedRecord {
  id?: number
  session: string
  table: 'rooms'
  /** Moved here, ms since 1970. */
  at: number
  record: unknown
}

/** A sound file of the user's. */
export interface SoundRecord {
  id: string
  name: string
  bytes: Uint8Array<ArrayBuffer>
}
