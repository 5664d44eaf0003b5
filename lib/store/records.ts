import type { EventType } from '../model/events.ts'
import type { Mark } from '../model/marks.ts'

/** One live broadcast of one room as this browser saw it. */
export interface SessionRecord {
  /** The room id for what was heard here; one of its own for what came from a file. */
  id: string
  roomId: string
  webRid: string
  title: string
  anchor: string
  /** Where it is from: heard live, or read from a file of ours. */
  origin: 'live' | 'import'
  /** Ms since 1970 by this machine's clock. */
  firstAt: number
  lastAt: number
  /** Its last entry. */
  n: number
  /** Up to this entry all is folded into `totals`, people, gifts and minutes; what is behind is the tail. */
  sealed: number
  totals: SessionTotals
  /** How many frames of it were recorded as they came. */
  frames: number
  /** Roughly what it takes of the disk. */
  bytes: number
  /** Kept whatever its age. */
  pinned: boolean
  /** When its import began, which has not ended: not yet to be shown, and to be thrown away when it never does. */
  incomplete?: number
  /** Events in packs that could not be read when they were to be sealed: they lie where they lay. */
  damaged?: number
}

export interface SessionTotals {
  /** Events by type; a combo's messages count one each. */
  types: Partial<Record<EventType, number>>
  people: number
  gifts: number
  diamonds: number
}

/** Entries of one session, one after the other, as bytes: see pack.ts. */
export interface PackRecord {
  id?: number
  session: string
  first: number
  last: number
  count: number
  /** Moments of its earliest and latest event. */
  from: number
  to: number
  types: Partial<Record<EventType, number>>
  bytes: Uint8Array<ArrayBuffer>
  /** Ids of its events, for repeats. */
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
  /** Moments of their first and last event. */
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
  /** The entry that began it, and the last that it has come to. */
  n: number
  last: number
  /** Its first entry that is kept, where the one that began it is not. */
  first?: number
  /** Moments of its earliest and latest entry. */
  at: number
  until: number
  person: string
  nickname: string
  giftId: string
  name: string
  count: number
  /** In diamonds, all together. */
  worth: number
  to?: string
}

/** What the timeline and the gift table draw, one record a session. */
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
  /** The last that was told in it; 0: nothing told. `likes` counts from the beginning of the broadcast. */
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

export interface MarkRecord extends Mark {
  id?: number
  session: string
}

/** What is known of a relay: how far its items are stored, and the page that it sits in. */
export interface RelayRecord {
  relay: string
  tabId: number
  /** Whether it sits in the tab's top frame. */
  top: boolean
  webRid: string
  title: string
  anchor: string
  roomId: string
  /** When the page's address began to name another room than the one it was loaded with, and since when it shows its room. */
  addressSince?: number
  roomSince?: number
  stored: number
  since: number
  /** Whether its page is still shown; a page that went back in history may come again. */
  present: boolean
  /** Left behind by an update of the extension: it cannot speak to us any more. */
  orphaned: boolean
}

/** A piece of a session's recording: see `recordingOf`. */
export interface FramesRecord {
  id?: number
  session: string
  /** 1: as it was first written; 0: several put together, and gzip'd. */
  plain: 0 | 1
  bytes: Uint8Array<ArrayBuffer>
}

/** That a person is being erased, and how far that has come. It names them, and is the last of them to go. */
export interface ErasingRecord {
  /** See `personToKey`. */
  person: string
  /** What they are called, anywhere. */
  names: string[]
  /** Packs up to this one are without them. */
  upTo: number
  /** Sessions of which something is folded that they are in. */
  refold: string[]
  /** Sessions that they are in, and whose recordings go. */
  sessions: string[]
}

/** What is one of its kind: a key that stays on this machine and cannot be read, and the build that wrote here last. */
export type KeyRecord = { name: 'pseudonyms'; key: CryptoKey } | { name: 'build'; build: string }

/** A record that could not be read, kept apart so that nothing is written over it. */
export interface DamagedRecord {
  id?: number
  session: string
  /** The table that it lay in. */
  table: 'rooms'
  /** When it was set apart, ms since 1970. */
  at: number
  record: unknown
}
