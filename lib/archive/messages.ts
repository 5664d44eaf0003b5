import type { Fault } from '../model/fault.ts'
import type { Gap } from '../model/marks.ts'
import type { SessionRead } from '../store/read.ts'
import type { Piece } from '../store/recordings.ts'
import type { GiftRecord, PersonRecord, SummaryRecord } from '../store/records.ts'
import type { ExportAsk, ExportPart } from './export/export.ts'
import type { Found } from './gift-row.ts'
import type { Matched, Wanted } from './match.ts'
import type { Selection } from './scan.ts'
import type { Asked, WordCount } from './talk.ts'
import type { Progress } from './work.ts'

/** One event that was found, with its session. */
export interface Hit {
  session: string
  entry: Found
}

export interface Overview {
  session: SessionRead
  summary: SummaryRecord
  gaps: Gap[]
  givers: PersonRecord[]
  talkers: PersonRecord[]
  /** How many rows its events are: a gift combo is one. */
  rows: number
  /** Its latest gifts: those that may still grow are among them. */
  gifts: GiftRecord[]
}

/** What the page asks of its worker: each with what it is given, what comes on the way, and what at the end. */
export interface Asks {
  /** All sessions, the latest first. */
  sessions: { give: object; part: never; result: SessionRead[] }
  overview: { give: { session: string }; part: never; result: Overview | null }
  /**
   * Looks for events. Those behind `after` come in parts, `limit` at the most; the count is of all, and with
   * `counting` left off stops when `limit` is reached.
   */
  find: {
    give: Selection & { after?: { session: string; n: number }; limit: number; counting: boolean }
    part: Progress & { hits: Hit[]; count: number }
    /** `unread`: so many events that were looked into could not be read. */
    result: { count: number; isWhole: boolean; unread: number }
  }
  /** What is wanted of one pack: asked by another worker of the page. */
  match: { give: { bytes: Uint8Array<ArrayBuffer>; wanted: Wanted }; part: never; result: Matched }
  /** Words and questions, better with each part. */
  talk: {
    give: Selection
    part: Progress & Talked
    result: Talked
  }
  /** Who was in none of the anchor's earlier sessions. */
  newcomers: { give: { session: string }; part: never; result: { count: number; people: PersonRecord[] } }
  pin: { give: { session: string; pinned: boolean }; part: never; result: null }
  export: { give: ExportAsk; part: ExportPart; result: { events: number; bytes: number; unread: number } }
  /** The recording of a session as a file; `blank`: without names and texts. */
  recording: {
    give: { session: string; blank: boolean; file?: FileSystemFileHandle }
    part: ExportPart
    result: { bytes: number }
  }
  /** The piece of a session's recording behind this one; null where there is none. 0: the first. */
  piece: { give: { session: string; after: number }; part: never; result: Piece | null }
  /** Answers after so many ms: timers of a page that is not in sight are held back, those of its worker are not. */
  wait: { give: { ms: number }; part: never; result: null }
  /** Reads a file of ours as a session of its own. */
  import: {
    give: { file: Blob }
    part: Progress
    result: { sessions: string[]; events: number }
  }
}

export interface Talked {
  words: WordCount[]
  asked: Asked[]
}

export type AskType = keyof Asks

export type PageToWorker =
  | { [K in AskType]: { id: number; type: K; give: Asks[K]['give'] } }[AskType]
  | { id: number; type: 'cancel' }

export type WorkerToPage =
  | { id: number; type: 'part'; part: Asks[AskType]['part'] }
  | { id: number; type: 'result'; result: Asks[AskType]['result'] }
  | { id: number; type: 'failed'; fault: Fault }
