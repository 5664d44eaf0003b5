import * as v from 'valibot'
import type { FilterError } from '../filter/error.ts'
import { parseFilter } from '../filter/parse.ts'

/** More faults than this help nobody. */
const MOST_FAULTS = 20

/** Why a file was refused. `lib/panel-ui/settings/file-faults.ts` has the words. */
export type FileFault =
  | { problem: 'too-large'; bytes: number; most: number }
  | { problem: 'unreadable' | 'no-json' | 'not-settings' | 'not-rules' }
  | { problem: 'newer'; version: number; known: number }
  | { problem: 'wrong'; values: WrongValue[]; more: number }

/** The file was deleted or changed. */
export const UNREADABLE: { fault: FileFault } = { fault: { problem: 'unreadable' } }

/** A value that does not fit, and where it stands. */
export interface WrongValue {
  /** As one would write it in code: `speech.queue.waiting`. */
  path: string
  /**
   * `<=10`, `string`, `("x"
   * "y")`; `never` for an unknown name.
   */
  expected: string
  received: string
  /** Fault of a filter, if it is one. */
  error?: FilterError
}

/** Reads JSON, with or without a byte order mark. */
export function readJson(text: string, most: number): { json: unknown } | { fault: FileFault } {
  if (text.length > most) return { fault: { problem: 'too-large', bytes: text.length, most } }
  try {
    return { json: JSON.parse(text.replace(/^\ufeff/, '')) }
  } catch {
    return { fault: { problem: 'no-json' } }
  }
}

/** What does not fit a schema, place by place. */
export function faultOf(issues: readonly v.BaseIssue<unknown>[]): FileFault {
  const values = issues.slice(0, MOST_FAULTS).map(issue => ({
    path: v.getDotPath(issue) ?? '',
    expected: issue.expected ?? '',
    received: issue.received,
    ...filterErrorOf(issue),
  }))
  return { problem: 'wrong', values, more: issues.length - values.length }
}

/** Only filters fail without a reason of the schema's. */
function filterErrorOf({ type, input }: v.BaseIssue<unknown>): Pick<WrongValue, 'error'> {
  if (type !== 'check' || typeof input !== 'string') return {}
  const parsed = parseFilter(input)
  return parsed.ok ? {} : { error: parsed.error }
}
