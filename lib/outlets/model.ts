import type { Entry, RoomStatus } from '../model/entry.ts'
import type { EventType } from '../model/events.ts'

/** A room as outlets tell it. */
export interface OutletRoom {
  roomId: string
  /** The anchor's address behind live.douyin.com/; stays the same in the next broadcast. */
  webRid: string
  title: string
  anchor: string
  status: RoomStatus
  replay?: true
}

/**
 * Events of one broadcast, in order of their numbers. `key` is the room's id, or an id of its own for what is in memory
 * only: replays, and a room whose history cannot be read.
 */
export interface Stream {
  readonly key: string
  readonly room: OutletRoom
  /** The number of its last event now, and when this worker began to follow it. */
  readonly last: number
  readonly opened: number
  /** When the broadcast was first heard, ms since 1970; 0 if in memory. */
  readonly firstAt: number
  /** Nothing of it outlives the worker. */
  readonly inMemory: boolean
}

/** What is older, in ms, is skipped and told as a gap. */
export const OLDEST_MS = 60 * 60_000

/** Events that are not sent. */
export interface Gap {
  /** The first and the last number. */
  from: number
  to: number
  count: number
  /** late: more than an hour old, or too many behind · gone: not in the history (never kept, deleted, unreadable) */
  reason: 'late' | 'gone'
}

/** The message that the user has pinned for the viewers. */
export interface OutletPin extends Pick<Entry, 'n' | 'event'> {
  roomId: string
  /** Ticked as answered since. */
  answered: boolean
}

/** The user has ticked entries as answered, or taken the tick back. */
export interface OutletAnswer {
  roomId: string
  numbers: readonly number[]
  done: boolean
}

/** Why an outlet does not send, without a language. */
export type OutletFault =
  /** The address is not one for this program. */
  | { kind: 'address' }
  /** Nobody answers there. */
  | { kind: 'refused' }
  | { kind: 'timeout' }
  /** A password is missing or wrong. */
  | { kind: 'password' }
  /** The browser asks the user first: requests to this address need a permission. */
  | { kind: 'permission' }
  | { kind: 'http'; status: number }
  /** The address leads to another, which the user did not name. */
  | { kind: 'redirect' }
  /** The other end closed the connection. */
  | { kind: 'closed'; code: number; reason: string }
  /** Something else than this program answers. */
  | { kind: 'stranger'; detail?: string }
  /** The bridge does not know this extension, whose id it tells. */
  | { kind: 'unlisted'; id: string }
  /** No stream of NATS takes our subjects. */
  | { kind: 'stream' }
  /** It sends too much. */
  | { kind: 'flood' }
  /** It answered that it cannot take the event. */
  | { kind: 'rejected'; detail: string }
  /** OBS has no browser sources: its plug-in is missing or off. */
  | { kind: 'browserSource' }
  /** The history cannot be read. */
  | { kind: 'store' }
  | { kind: 'filter' }
  /** The template of this type is not right. */
  | { kind: 'template'; type: EventType }
  /** An outlet of a later version. */
  | { kind: 'program' }
  | { kind: 'unknown'; detail: string }

/** An error with a fault to show. */
export class OutletFailure extends Error {
  readonly fault: OutletFault
  /** Not before, in ms from now. */
  readonly waitMs: number

  constructor(fault: OutletFault, waitMs = 0, options?: ErrorOptions) {
    super(Object.values(fault).join(' '), options)
    this.fault = fault
    this.waitMs = waitMs
  }
}

/** The fault of anything thrown. */
export function outletFaultOf(error: unknown): OutletFault {
  if (error instanceof OutletFailure) return error.fault
  return { kind: 'unknown', detail: error instanceof Error ? error.message : String(error) }
}

/** connecting · connected · waiting: for the next try · stopped: until the user changes something */
export type OutletPhase = 'connecting' | 'connected' | 'waiting' | 'stopped'

/** What an outlet does now, as panels show it. */
export interface OutletView {
  id: string
  phase: OutletPhase
  /** What answered, in its own words. */
  peer?: string
  /** The last fault, and when it came, ms since 1970. */
  fault?: OutletFault
  faultAt?: number
  /** When it is tried again, ms since 1970. */
  retryAt?: number
  /** Events that are stored and not yet acknowledged. */
  behind: number
  /** Acknowledged by the consumer, or taken by the network where it acknowledges nothing. */
  sent: number
  /** Sent once more after a break. */
  repeated: number
  /** Never sent: see `Gap`. */
  skipped: number
}

/** What an outlet forwards, and to where in its session. */
export interface Batch {
  key: string
  room: OutletRoom
  /** Up to where these are all events that pass, from `from` on. */
  from: number
  upTo: number
  entries: readonly Entry[]
  gap?: Gap | undefined
}
