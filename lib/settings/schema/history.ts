import * as v from 'valibot'
import { group, type Mode, value, whole } from './parts.ts'

export function historySchema(mode: Mode) {
  return group(mode, {
    keep: value(mode, v.boolean(), true),
    /** Raw frames, too. */
    frames: value(mode, v.boolean(), false),
    /** 0: forever. */
    days: value(mode, whole(0, 3650), 30),
    /** For all sessions; 0: no limit. */
    megabytes: value(mode, whole(0, 1_000_000), 2000),
  })
}

export type HistorySettings = v.InferOutput<ReturnType<typeof historySchema>>
