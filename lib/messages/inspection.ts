import type { RawField } from '../model/events.ts'
import type { Inspection } from '../room/session.ts'

/** What a panel asks of the room that it watches, each second while its inspector is open. */
export type InspectorToWorker =
  /** Its health, and of this method the messages that were kept. */
  | { type: 'inspect'; method: string | null }
  /** Its health as text without names, to be copied. */
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

/** A message that could not be understood. */
export interface SampleView {
  /** Counts a room's kept messages; what one is known by. */
  n: number
  /** When it came, ms since 1970. */
  at: number
  reason: string
  /** Length of its payload; `bytes` are the first of it, as base64. */
  size: number
  bytes: string
  /** The bytes read without a schema. */
  fields: RawField[]
}
