import * as v from 'valibot'
import { group, type Mode, value, whole } from './parts.ts'

export function historySchema(mode: Mode) {
  return group(mode, {
    /** Whether anything is kept at all. */
    keep: value(mode, v.boolean(), true),
    /** Whether frames are recorded as they came, too. */
    frames: value(mode, v.boolean(), false),
    /** Days to keep a session; 0: for ever. */
    days: value(mode, whole(0, 3650), 30),
    /** MB for all sessions; 0: no limit. */
    megabytes: value(mode, whole(0, 1_000_000), 2000),
  })
}

export type HistorySettings = v.InferOutput<ReturnType<typeof historySchema>>
