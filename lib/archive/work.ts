import type { Tables } from '../store/tables.ts'
import type { Crew } from './match.ts'

/** What long work of the history's worker is done with. */
export interface Work<Part> {
  tables: Tables
  /** Tells the page what there is so far. */
  part: (part: Part) => void
  signal: AbortSignal
  /** Who helps to read so many entries; left out: nobody. */
  crew?: (entries: number) => Crew
}

/** How far long work has come, in entries. */
export interface Progress {
  done: number
  all: number
}
