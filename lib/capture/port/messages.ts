import type { Captured, PageInfo } from '../../model/captured.ts'

/** Name of the Port between a relay and the worker. */
export const RELAY_PORT = 'relay'

/** By structured clone, or as base64. */
export type BytesMode = 'clone' | 'base64'

/** `seq` counts from 1 in each relay; a hole is a loss. */
export type Sequenced = { seq: number; item: Captured | Packed }
/** A captured frame whose bytes are base64 text. */
export type Packed = {
  [K in keyof Extract<Captured, { kind: 'frame' }>]: K extends 'bytes'
    ? string
    : Extract<Captured, { kind: 'frame' }>[K]
}

export type RelayToWorker =
  /**
   * First on each Port. `acked`: last seq acknowledged by any worker, where one without memory starts; `last`: the
   * newest held; `probe`: `Uint8Array.of(1)`, to find the BytesMode; `build`: the relay's.
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
  /** Answers hello: how to send bytes, and the last stored seq. */
  | { type: 'welcome'; bytes: BytesMode; stored: number }
  /** All up to `upTo` is stored and may be dropped. */
  | { type: 'ack'; upTo: number }

/** From a new worker to a tab with known relays: each says hello, or is gone with its page. */
export const CALL = 'tingdan:hello?'
