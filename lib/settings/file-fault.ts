import * as v from 'valibot'
import type { FilterError } from '../filter/error.ts'
import { parseFilter } from '../filter/parse.ts'

/** More faults than this help nobody. */
const MOST_FAULTS = 20

/** Why a file was not taken. Language-neutral: `lib/panel-ui/settings/file-faults.ts` makes words of it. */
export type FileFault =
  | { problem: 'too-large'; bytes: number; most: number }
  | { problem: 'unreadable' | 'no-json' | 'not-settings' | 'not-rules' }
  | { problem: 'newer'; version: number; known: number }
  | { problem: 'wrong'; values: WrongValue[]; more: number }

/** The file is there no more, or was changed since it was chosen. */
export const UNREADABLE: { fault: FileFault } = { fault: { problem: 'unreadable' } }

/** A value that does not fit, and where it stands. */
export interface WrongValue {
  /** As one would write it in code: `speech.queue.waiting`. */
  path: string
  /** `<=10`, `string`, `("x" | "y")`; `never` for a name that is not known. */
  expected: string
  received: string
  /** What is wrong with it, where it is a filter. */
  error?: FilterError
}

/** Reads JSON that some editor may have begun with a byte order mark. */
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

/** Of the schema's checks only filters tell no more than that something is wrong. */
function filterErrorOf({ type, input }: v.BaseIssue<unknown>): Pick<WrongValue, 'error'> {
  if (type !== 'check' || typeof input !== 'string') return {}
  const parsed = parseFilter(input)
  return parsed.ok ? {} : { error: parsed.error }
}
