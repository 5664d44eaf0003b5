import * as v from 'valibot'
import type { FilterError } from '../../filter/error.ts'
import { parseFilter } from '../../filter/parse.ts'

/** A longer list does not help. */
const MOST_FAULTS = 20

/** Why a file was refused; words in `lib/panel-ui/settings/file-faults.ts`. */
export type FileFault =
  | { problem: 'too-large'; bytes: number; most: number }
  | { problem: 'unreadable' | 'no-json' | 'not-settings' | 'not-rules' }
  | { problem: 'newer'; version: number; known: number }
  | { problem: 'wrong'; values: WrongValue[]; more: number }

/** The file was deleted or changed. */
export const UNREADABLE: { fault: FileFault } = { fault: { problem: 'unreadable' } }

export interface WrongValue {
  /** As in code: `speech.queue.waiting`. */
  path: string
  /** `<=10`, `string`, `("x" | "y")`; `never` for an unknown name. */
  expected: string
  received: string
  /** Of a filter. */
  error?: FilterError
}

/** Accepts a byte order mark. */
export function readJson(text: string, most: number): { json: unknown } | { fault: FileFault } {
  if (text.length > most) return { fault: { problem: 'too-large', bytes: text.length, most } }
  try {
    return { json: JSON.parse(text.replace(/^\ufeff/, '')) }
  } catch {
    return { fault: { problem: 'no-json' } }
  }
}

/** What does not fit a schema. */
export function faultOf(issues: readonly v.BaseIssue<unknown>[]): FileFault {
  const values = issues.slice(0, MOST_FAULTS).map(issue => ({
    path: v.getDotPath(issue) ?? '',
    expected: issue.expected ?? '',
    received: issue.received,
    ...filterErrorOf(issue),
  }))
  return { problem: 'wrong', values, more: issues.length - values.length }
}

/** Only filters fail without the schema's reason. */
function filterErrorOf({ type, input }: v.BaseIssue<unknown>): Pick<WrongValue, 'error'> {
  if (type !== 'check' || typeof input !== 'string') return {}
  const parsed = parseFilter(input)
  return parsed.ok ? {} : { error: parsed.error }
}
