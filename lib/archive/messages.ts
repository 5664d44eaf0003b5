import type { Fault } from '../model/fault.ts'
import type { Gap } from '../model/marks.ts'
import type { SessionRead } from '../store/read.ts'
import type { Piece } from '../store/recordings.ts'
import type { GiftRecord, PersonRecord, SummaryRecord } from '../store/records.ts'
import type { ExportAsk, ExportPart } from './export/export.ts'
import type { Found } from './gift-row.ts'
import type { Matched, Wanted } from './match.ts'
import type { Ranked } from './rankings/ranking.ts'
import type { RankingName } from './rankings/table.ts'
import type { Recap, RecapAsk } from './recap.ts'
import type { Selection } from './scan.ts'
import type { Progress } from './work.ts'

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
  /** Number of rows; a gift combo is one. */
  rows: number
  /** Its latest gifts, which may still grow. */
  gifts: GiftRecord[]
}

/** The page's requests to its worker: arguments, partial answers, answer. */
export interface Asks {
  sessions: { give: object; part: never; result: SessionRead[] }
  overview: { give: { session: string }; part: never; result: Overview | null }
  /**
   * Searches events. Those after `after` come in parts, at most `limit`; all are counted unless `counting` is off.
   * `steps`: each message of a combo by itself.
   */
  find: {
    give: Selection & {
      after?: { session: string; n: number }
      limit: number
      counting: boolean
      steps?: boolean
    }
    part: Progress & { hits: Hit[]; count: number }
    /** `unread`: events that could not be read. */
    result: { count: number; isWhole: boolean; unread: number }
  }
  /** Searches one pack, for another worker of the page. */
  match: { give: { bytes: Uint8Array<ArrayBuffer>; wanted: Wanted }; part: never; result: Matched }
  /** Counts for a board, improving with each part. */
  rank: {
    give: Selection & { ranking: RankingName }
    part: Progress & { ranked: Ranked[] }
    result: { ranked: Ranked[] }
  }
  /** People who were in none of the anchor's earlier sessions. */
  newcomers: { give: { session: string }; part: never; result: { count: number; people: PersonRecord[] } }
  /** What became of a session; null where it is not kept. */
  recap: { give: RecapAsk; part: never; result: Recap | null }
  pin: { give: { session: string; pinned: boolean }; part: never; result: null }
  export: { give: ExportAsk; part: ExportPart; result: { events: number; bytes: number; unread: number } }
  /** A session's recording as a file; `blank` removes names and texts. */
  recording: {
    give: { session: string; blank: boolean; file?: FileSystemFileHandle }
    part: ExportPart
    result: { bytes: number }
  }
  /** Next piece of a session's recording, null at the end; 0: the first. */
  piece: { give: { session: string; after: number }; part: never; result: Piece | null }
  /** Answers after this many ms: timers of a hidden page are throttled, its worker's are not. */
  wait: { give: { ms: number }; part: never; result: null }
  import: {
    give: { file: Blob }
    part: Progress
    result: { sessions: string[]; events: number }
  }
}

export type AskType = keyof Asks

export type PageToWorker =
  | { [K in AskType]: { id: number; type: K; give: Asks[K]['give'] } }[AskType]
  | { id: number; type: 'cancel' }

export type WorkerToPage =
  | { id: number; type: 'part'; part: Asks[AskType]['part'] }
  | { id: number; type: 'result'; result: Asks[AskType]['result'] }
  | { id: number; type: 'failed'; fault: Fault }
