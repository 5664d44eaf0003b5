import type { Batch, Gap, OutletAnswer, OutletPin, OutletRoom } from './model.ts'

/**
 * Makes a carrier's messages of events, for one connection. Pure.
 */
export interface Format<M> {
  /** What a consumer is told first. */
  hello(rooms: readonly OutletRoom[]): M[]
  /** What a test sends, if not the greeting. */
  test?(): M[]
  /** A room is new on this connection, or changed. */
  room(room: OutletRoom): M[]
  events(batch: Batch): M[]
  /** Told before the events of its batch. */
  gap(gap: Gap, batch: Batch): M[]
  /** Another message is pinned for the viewers, or none. Left out where a program has no use for it. */
  pinned?(pin: OutletPin | null): M[]
  /** Entries were answered. Left out as above. */
  answered?(answer: OutletAnswer): M[]
}
