import type { RawField } from '../model/events.ts'
import type { Inspection } from '../room/session.ts'

/** Requests of a panel about its room, each second while the inspector is open. */
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

/** A message that could not be understood. */
export interface SampleView {
  /** Counts a room's kept messages, as an id. */
  n: number
  /** When it came, ms since 1970. */
  at: number
  reason: string
  /** Length of the payload; `bytes` are its start as base64. */
  size: number
  bytes: string
  /** The bytes read without a schema. */
  fields: RawField[]
}
