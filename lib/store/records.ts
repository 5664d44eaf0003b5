import type { EventType } from '../model/events.ts'
import type { Mark } from '../model/marks.ts'
import type { Answer } from '../room/answers.ts'

/** One live broadcast of one room as this browser saw it. */
export interface SessionRecord {
  /** The room id where it was heard here; an id of its own where it was imported. */
  id: string
  roomId: string
  webRid: string
  title: string
  anchor: string
  origin: 'live' | 'import'
  /** Ms since 1970 by this machine's clock. */
  firstAt: number
  lastAt: number
  /** The number of its last entry. */
  n: number
  /** Up to this entry everything is summed up in `totals`, people, gifts and minutes; the rest is the tail. */
  sealed: number
  totals: SessionTotals
  /** Number of recorded frames. */
  frames: number
  /** Roughly its size on disk. */
  bytes: number
  /** Kept whatever its age. */
  pinned: boolean
  /** When its unfinished import began: it is not shown, and deleted if the import never ends. */
  incomplete?: number
  /** Events in packs that could not be read for sealing and stay where they are. */
  damaged?: number
}

export interface SessionTotals {
  /** Events by type; each message of a combo counts. */
  types: Partial<Record<EventType, number>>
  people: number
  gifts: number
  diamonds: number
}

/** Consecutive entries of one session as bytes, see pack.ts. */
export interface PackRecord {
  id?: number
  session: string
  first: number
  last: number
  count: number
  /** Time of its earliest and latest event. */
  from: number
  to: number
  types: Partial<Record<EventType, number>>
  bytes: Uint8Array<ArrayBuffer>
  /** Ids of its events, to find repeats. */
  ids: BigUint64Array
}

/** What one person did in one session. */
export interface PersonRecord {
  session: string
  /** See `personToKey`. */
  person: string
  id: string
  nickname: string
  secUid?: string
  avatarUrl?: string
  level?: number
  fansLevel?: number
  /** Time of their first and last event. */
  firstAt: number
  lastAt: number
  events: number
  chats: number
  gifts: number
  diamonds: number
  likes: number
}

/** One gift combo, or a gift that does not combo. */
export interface GiftRecord {
  session: string
  /** Its first and last entry. */
  n: number
  last: number
  /** Its first stored entry, where the first is not stored. */
  first?: number
  /** Time of its earliest and latest entry. */
  at: number
  until: number
  person: string
  nickname: string
  giftId: string
  name: string
  count: number
  /** In diamonds, in all. */
  worth: number
  to?: string
}

/** What the timeline and the gift table draw; one record per session. */
export interface SummaryRecord {
  session: string
  minutes: Minute[]
  kinds: GiftKind[]
}

export interface Minute {
  /** When it began, ms since 1970. */
  at: number
  events: number
  chats: number
  diamonds: number
  /** The last known value; 0: unknown. `likes` counts from the start of the broadcast. */
  online: number
  likes: number
}

export interface GiftKind {
  id: string
  name: string
  count: number
  /** In diamonds. */
  worth: number
  imageUrl?: string
}

export interface MarkRecord extends Omit<Mark, 'ids'> {
  id?: number
  session: string
}

/** What was ticked as answered in a session. */
export interface AnswerRecord extends Answer {
  session: string
}

/** A relay: how far its items are stored, and its page. */
export interface RelayRecord {
  relay: string
  tabId: number
  /** Whether it is in the tab's top frame. */
  top: boolean
  webRid: string
  title: string
  anchor: string
  roomId: string
  /** When the page's address changed to another room, and since when the page shows its room. */
  addressSince?: number
  roomSince?: number
  stored: number
  since: number
  /** Whether its page is shown; a page in the back/forward cache may return. */
  present: boolean
  /** An update of the extension cut its connection for good. */
  orphaned: boolean
}

/** A piece of a session's recording: see `recordingOf`. */
export interface FramesRecord {
  id?: number
  session: string
  /** 1: as first written; 0: merged and gzip'd. */
  plain: 0 | 1
  bytes: Uint8Array<ArrayBuffer>
}

/** Progress of erasing a person. It has their names, so it is deleted last. */
export interface ErasingRecord {
  /** See `personToKey`. */
  person: string
  names: string[]
  /** Packs up to this key are done. */
  upTo: number
  /** Sessions whose sums have them. */
  refold: string[]
  /** Sessions with them, whose recordings will be deleted. */
  sessions: string[]
}

/**
 * Single values: the key of pseudonyms, which never leaves this machine, the build that wrote here last, and how far
 * each outlet's consumer has each session.
 */
export type KeyRecord =
  | { name: 'pseudonyms'; key: CryptoKey }
  | { name: 'build'; build: string }
  | { name: `outlet ${string}`; since: number; places: Record<string, number> }

/** A record that could not be read, kept so that it is not overwritten. */
export interface DamagedRecord {
  id?: number
  session: string
  table: 'rooms'
  /** When it was moved here, ms since 1970. */
  at: number
  record: unknown
}
