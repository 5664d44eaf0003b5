import type { Entry } from '../model/entry.ts'
import { Failure } from '../model/fault.ts'
import type { Mark } from '../model/marks.ts'
import { eraseSession } from './erase.ts'
import { gzipped } from './gzip.ts'
import { gzippedBytes } from './pack.ts'
import { packOf } from './packs.ts'
import { addSealedPiece } from './recordings.ts'
import type { SessionRecord } from './records.ts'
import { addSealed, SEALED_ENTRIES } from './seal.ts'
import { emptyTotals } from './sessions.ts'
import type { Tables } from './tables.ts'

/** What is told of a session from elsewhere. */
export type Described = Pick<SessionRecord, 'roomId' | 'webRid' | 'title' | 'anchor' | 'firstAt' | 'lastAt'>

/** Writes a session that comes from a file. It is not shown before `finish`, and gone after `undo`. */
export class SessionWriter {
  readonly id: string = crypto.randomUUID()
  private readonly tables: Tables
  private pending: Entry[] = []

  private constructor(tables: Tables) {
    this.tables = tables
  }

  /** Begins a session. */
  static async begin(tables: Tables, described: Described): Promise<SessionWriter> {
    const writer = new SessionWriter(tables)
    await tables.sessions.add({
      ...described,
      id: writer.id,
      origin: 'import',
      n: 0,
      sealed: 0,
      totals: emptyTotals(),
      frames: 0,
      bytes: 0,
      // Someone has brought it here: it is not to go by itself because it is old.
      pinned: true,
      incomplete: Date.now(),
    })
    return writer
  }

  /** Adds entries, in order of `n`. */
  async add(entries: readonly Entry[]): Promise<void> {
    this.pending.push(...entries)
    if (this.pending.length >= SEALED_ENTRIES) await this.flush()
  }

  async mark(marks: readonly Mark[]): Promise<void> {
    await this.#whileThere(() =>
      this.tables.marks.bulkAdd(marks.map(mark => ({ ...mark, session: this.id }))),
    )
  }

  /** Adds a piece to the session's recording. */
  async record(plain: Uint8Array<ArrayBuffer>): Promise<void> {
    const bytes = await gzipped(plain)
    await this.#whileThere(() => addSealedPiece(this.tables, this.id, bytes))
  }

  /** Writes what was added so far. */
  async flush(): Promise<void> {
    const entries = this.pending
    if (entries.length === 0) return
    this.pending = []
    const pack = packOf(this.id, entries, await gzippedBytes(entries))
    if (pack) await this.#whileThere(() => addSealed(this.tables, this.id, pack, entries))
  }

  /** It is whole: from now on it is shown. @throws Failure where it was deleted meanwhile */
  async finish(more: Partial<Described & Pick<SessionRecord, 'frames'>> = {}): Promise<void> {
    await this.flush()
    const found = await this.tables.sessions
      .where('id')
      .equals(this.id)
      .modify(session => {
        Object.assign(session, more)
        delete session.incomplete
      })
    if (found === 0) throw new Failure({ kind: 'gone' })
  }

  /**
   * Writes something of the session, unless it was deleted meanwhile: nothing may be written of one that is not there.
   * @throws Failure
   */
  async #whileThere(write: () => PromiseLike<unknown>): Promise<void> {
    const { sessions, packs, people, gifts, summaries, marks, frames } = this.tables
    const all = [sessions, packs, people, gifts, summaries, marks, frames]
    await this.tables.transaction('rw', all, async () => {
      if (!(await sessions.get(this.id))) throw new Failure({ kind: 'gone' })
      await write()
    })
  }

  /** It will never be whole: nothing of it stays. */
  async undo(): Promise<void> {
    await eraseSession(this.tables, this.id)
  }
}
