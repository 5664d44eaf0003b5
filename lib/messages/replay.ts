import type { BytesMode, Packed } from '../capture/port/messages.ts'
import type { PageInfo } from '../model/captured.ts'
import type { Pace } from '../model/replay.ts'
import type { Recorded } from '../recording/recorded.ts'

/** Name of the Port between a page that plays a recording and the worker. A replay lives as long as its Port. */
export const REPLAY_PORT = 'replay'

export type ReplayToWorker =
  /** First on every Port, and again where the user jumps: all begins anew. `probe`: as a relay's hello has it. */
  | {
      type: 'hello'
      roomId: string
      session: string
      page: PageInfo
      pace: Pace
      /** Whether the items that follow are `silent`. */
      silent: boolean
      probe: Uint8Array
    }
  /**
   * What comes next. `silent`: the worker has died or the user has jumped, and this is only to come back to where the
   * replay was: nothing of it is shown one by one or spoken.
   */
  | { type: 'items'; items: (Recorded | Packed)[]; silent: boolean; pace: Pace }
  /** The pace has changed; also every 20 s, to keep the worker alive as a panel does. */
  | { type: 'pace'; pace: Pace }

export type WorkerToReplay =
  /** Answer to hello: how to send bytes. */
  | { type: 'welcome'; bytes: BytesMode }
  /** The oldest items on their way were taken: send more. */
  | { type: 'ack' }
