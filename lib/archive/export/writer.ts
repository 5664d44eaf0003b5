import type { Mark } from '../../model/marks.ts'
import type { SessionRecord } from '../../store/records.ts'
import type { Found } from '../gift-row.ts'
import type { ExportWords } from './words.ts'

/** A session's content for a file, in order. */
export interface Line {
  session: SessionRecord
  entry: Found
  /** When ticked as answered, ms since 1970; 0: not. */
  answered: number
}

/** Writes one format. Each function returns what to add to the file. */
export interface Writer {
  head(): Chunk
  session(session: SessionRecord, marks: readonly Mark[]): Chunk
  line(line: Line): Chunk
  tail(): Chunk
}

export type Chunk = string | Uint8Array<ArrayBuffer>[]

export interface WriterOptions {
  words: ExportWords
  /** The moment of 0:00 in the recording, ms since 1970. */
  zero: number
}
