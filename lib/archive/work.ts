import type { Tables } from '../store/tables.ts'
import type { WorkerPool } from './match.ts'

/** For long work in the history's worker. */
export interface Work<Part> {
  tables: Tables
  part: (part: Part) => void
  signal: AbortSignal
  /** For this many entries; absent: none. */
  pool?: (entries: number) => WorkerPool
}

export interface Progress {
  done: number
  all: number
}
