import type { Batch, Gap, OutletPin, OutletRoom } from './model.ts'

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
}
