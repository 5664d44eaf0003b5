import type { BytesMode, Packed } from '../capture/port/messages.ts'
import type { PageInfo } from '../model/captured.ts'
import type { Pace } from '../model/replay.ts'
import type { Recorded } from '../recording/recorded.ts'

/** Port between a page that plays a recording and the worker. A replay lives as long as its Port. */
export const REPLAY_PORT = 'replay'

export type ReplayToWorker =
  /** First on every Port, and again when the user jumps: the replay starts over. `probe`: see a relay's hello. */
  | {
      type: 'hello'
      roomId: string
      session: string
      page: PageInfo
      pace: Pace
      /** Whether the next items are `silent`. */
      silent: boolean
      probe: Uint8Array
    }
  /**
   * `silent`: the replay only returns to its place, after a jump or the worker's death; nothing is shown one by one or
   * spoken.
   */
  | { type: 'items'; items: (Recorded | Packed)[]; silent: boolean; pace: Pace }
  /** Also every 20 s, to keep the worker alive. */
  | { type: 'pace'; pace: Pace }

export type WorkerToReplay =
  /** Answer to hello: how to send bytes. */
  | { type: 'welcome'; bytes: BytesMode }
  /** The oldest items in flight were taken: send more. */
  | { type: 'ack' }
