import type { RawField } from '../model/events.ts'
import type { Inspection } from '../room/session.ts'

/** A panel's requests about its room, each second while the inspector is open. */
export type InspectorToWorker =
  /** The room's health, and the kept messages of a method. */
  | { type: 'inspect'; method: string | null }
  /** The room's health as text without names, to copy. */
  | { type: 'report' }

export type WorkerToInspector =
  | {
      type: 'inspection'
      roomId: string
      inspection: Inspection
      method: string | null
      samples: SampleView[]
    }
  | { type: 'report'; text: string }

export interface SampleView {
  /** Its id in the room. */
  n: number
  /** Time of receipt, ms since 1970. */
  at: number
  reason: string
  /** Length of the payload; `bytes` is its beginning as base64. */
  size: number
  bytes: string
  /** Read without a schema. */
  fields: RawField[]
}
