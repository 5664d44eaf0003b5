import type { LiveEvent } from './events.ts'
import type { ReplayView } from './replay.ts'

/** An accepted event. The store keeps entries; the panel makes rows. */
export interface Entry {
  /** From 1 without holes. */
  n: number
  event: LiveEvent
  /** Sent before the page joined: never spoken. */
  history?: true
  /** Entry whose row it continues: a combo, or a PK's scores. */
  into?: number
  /** What this message adds to its combo. */
  adds?: { gifts: number; diamonds: number }
  /** Entries taken back. */
  recalls?: number[]
}

/**
 * waiting: no frame yet · live · silent: a socket is open, nothing comes · reconnecting: the socket closed ·
 * polling: frames come by HTTP · refused: polls come back empty · paused, ended: by the anchor · left: no
 * page shows the room
 */
export type RoomStatus =
  | 'waiting'
  | 'live'
  | 'silent'
  | 'reconnecting'
  | 'polling'
  | 'refused'
  | 'paused'
  | 'ended'
  | 'left'

export interface RoomView {
  roomId: string
  webRid: string
  title: string
  anchor: string
  anchorId?: string
  tabs: number[]
  status: RoomStatus
  /** Ms since 1970. */
  statusSince: number
  /** By this machine's clock; 0 before the first. */
  lastFrameAt: number
  firstAt: number
  totals: Totals
  /** All times are the recording's. */
  replay?: ReplayView
}

export interface Totals {
  /** By type; each message of a combo counts. */
  events: Record<string, number>
  online: number
  likes: number
  /** Combos by final count. */
  diamonds: number
  gifts: number
  duplicates: number
  /** Without a schema; messages or frames that failed to decode. */
  unknown: number
  failed: number
  /** Captured items lost before decoding. */
  lost: number
  /** Ms since 1970; 0 before the first. */
  lastGiftAt: number
}
