import type { Captured, PageInfo } from '../../model/captured.ts'

/** Name of the Port between a relay and the worker. */
export const RELAY_PORT = 'relay'

/** How bytes travel on the Port: as they are (structured clone), or as base64 text, which always works. */
export type BytesMode = 'clone' | 'base64'

/** A captured item on its way. `seq` counts from 1 for each relay, without holes: a hole is a loss. */
export type Sequenced = { seq: number; item: Captured | Packed }
/** A captured frame whose bytes are base64 text. */
export type Packed = {
  [K in keyof Extract<Captured, { kind: 'frame' }>]: K extends 'bytes'
    ? string
    : Extract<Captured, { kind: 'frame' }>[K]
}

export type RelayToWorker =
  /**
   * First on every new Port. `acked` is the last seq that any worker has acknowledged to this relay: where a worker
   * that has forgotten it goes on from; `last` is the newest that it holds. `probe` is `Uint8Array.of(1)`: whether it arrives as such decides the BytesMode.
   * `build`: which build the relay is of.
   */
  | {
      type: 'hello'
      relay: string
      build: string
      top: boolean
      page: PageInfo
      acked: number
      last: number
      probe: Uint8Array
    }
  | { type: 'items'; items: Sequenced[] }

export type WorkerToRelay =
  /** Answer to hello: how to send bytes, and the last seq that is safely stored; send on from the next. */
  | { type: 'welcome'; bytes: BytesMode; stored: number }
  /** Everything up to and with `upTo` is stored and may be forgotten. */
  | { type: 'ack'; upTo: number }

/**
 * What a new worker sends to a tab (runtime message, not on a Port) in which it knows a relay of before: every relay
 * there connects and says hello. One that does not is gone, and its page with it.
 */
export const CALL = 'tingdan:hello?'
