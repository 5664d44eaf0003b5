import { compileFilter } from '../filter/compile.ts'
import type { FilterError } from '../filter/error.ts'
import { parseFilter } from '../filter/parse.ts'
import type { Reader } from '../filter/reader.ts'
import type { Row } from './row.ts'

const TRIED = 500

/** How many of the last rows a filter passes. */
export interface FilterTrial {
  matched: number
  of: number
  error: FilterError | null
}

/** An invalid filter passes no rows. */
export function tryFilter(source: string, rows: readonly Row[], reader: Reader): FilterTrial {
  const tried = rows.slice(-TRIED)
  const parsed = parseFilter(source)
  if (!parsed.ok) return { matched: 0, of: tried.length, error: parsed.error }
  const matches = compileFilter(parsed.filter, reader)
  return { matched: tried.filter(matches).length, of: tried.length, error: null }
}
