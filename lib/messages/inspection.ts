import type { RawField } from '../model/events.ts'
import type { Inspection } from '../room/session.ts'

/** Sent each second while the inspector is open. */
export type InspectorToWorker =
  /** Health, and the kept messages of a method. */
  | { type: 'inspect'; method: string | null }
  /** Health as text without names, to copy. */
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
  /** Received, ms since 1970. */
  at: number
  reason: string
  /** Of the payload; `bytes` is its beginning as base64. */
  size: number
  bytes: string
  /** Read without a schema. */
  fields: RawField[]
}
