import type { Batch, Gap, OutletRoom } from './model.ts'

/**
 * Makes a carrier's messages of events, for one connection. Pure.
 */
export interface Format<M> {
  /** What a consumer is told first. */
  hello(rooms: readonly OutletRoom[]): M[]
  /** A room is new on this connection, or changed. */
  room(room: OutletRoom): M[]
  events(batch: Batch): M[]
  /** Told before the events of its batch. */
  gap(gap: Gap, batch: Batch): M[]
}
