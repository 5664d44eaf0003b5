import type { Tables } from '../store/tables.ts'

/** What long work of the history's worker is done with. */
export interface Work<Part> {
  tables: Tables
  /** Tells the page what there is so far. */
  part: (part: Part) => void
  signal: AbortSignal
}

/** How far long work has come, in entries. */
export interface Progress {
  done: number
  all: number
}
