import type { LiveEvent } from './events.ts'
import type { ReplayView } from './replay.ts'

/** One accepted event of a room, in its place. The store keeps entries; the panel folds them into rows. */
export interface Entry {
  /** Counts the room's entries from 1 without holes; what an entry is known by. */
  n: number
  event: LiveEvent
  /** Older than the moment of joining: shown, never spoken. */
  history?: true
  /** Continues the row of entry `into`: of a gift combo, or of the scores of a PK. */
  into?: number
  /** What a gift adds to what was given before: a combo's messages say how many so far, and some repeat. */
  adds?: { gifts: number; diamonds: number }
  /** The entries that this event takes back. */
  recalls?: number[]
}

/**
 * waiting: a page, no frame yet · live · silent: a socket is open and nothing comes · reconnecting: the socket closed ·
 * polling: frames come by HTTP · paused and ended by the anchor · left: no page shows the room any more
 */
export type RoomStatus =
  | 'waiting'
  | 'live'
  | 'silent'
  | 'reconnecting'
  | 'polling'
  | 'paused'
  | 'ended'
  | 'left'

/** What is known of a room as a whole. */
export interface RoomView {
  roomId: string
  webRid: string
  title: string
  anchor: string
  /** The anchor's id, once something has told it. */
  anchorId?: string
  /** Tabs that show the room now. */
  tabs: number[]
  status: RoomStatus
  /** When the current status began, ms since 1970. */
  statusSince: number
  /** When the last frame came, ms since 1970 by this machine's clock; 0 before the first. */
  lastFrameAt: number
  firstAt: number
  totals: Totals
  /** Where it is a replay: all its times are the recording's. */
  replay?: ReplayView
}

export interface Totals {
  /** Accepted events by type; a combo's messages count one each. */
  events: Record<string, number>
  online: number
  likes: number
  /** Diamonds of all gifts: each combo by its final count. */
  diamonds: number
  gifts: number
  duplicates: number
  /** Messages without a schema, and messages or frames that failed. */
  unknown: number
  failed: number
  /** Captured items that were lost before they could be decoded. */
  lost: number
  /** When the last gift came, ms since 1970; 0 before the first. */
  lastGiftAt: number
}
