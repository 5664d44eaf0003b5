import type { Mark } from '../../model/marks.ts'
import type { SessionRecord } from '../../store/records.ts'
import type { Found } from '../gift-row.ts'
import type { ExportWords } from './words.ts'

/** What of a session goes into a file, in order. */
export interface Line {
  session: SessionRecord
  entry: Found
}

/** Writes one format, piece by piece. Each function returns what is to be added to the file; '' where nothing. */
export interface Writer {
  head(): Chunk
  /** A session begins. */
  session(session: SessionRecord, marks: readonly Mark[]): Chunk
  line(line: Line): Chunk
  tail(): Chunk
}

export type Chunk = string | Uint8Array<ArrayBuffer>[]

export interface WriterOptions {
  words: ExportWords
  /** The moment that is 0:00 of the recording to lay over, ms since 1970. */
  zero: number
}
