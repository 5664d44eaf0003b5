import type { Entry } from '../model/entry.ts'
import { Failure } from '../model/fault.ts'
import type { Mark } from '../model/marks.ts'
import { personToKey } from '../model/people.ts'
import { type Answer, answerKey, MOST_PEOPLE } from '../room/answers.ts'
import { DiskRoom } from './disk-room.ts'
import { eraseSession } from './erase.ts'
import { gzipped } from './gzip.ts'
import { gzippedBytes } from './pack.ts'
import { packOf } from './packs.ts'
import { addSealedPiece } from './recordings.ts'
import type { SessionRecord } from './records.ts'
import { addSealed, SEALED_ENTRIES } from './seal.ts'
import { emptyTotals } from './sessions.ts'
import type { Tables } from './tables.ts'

export type Described = Pick<SessionRecord, 'roomId' | 'webRid' | 'title' | 'anchor' | 'firstAt' | 'lastAt'>

/** A session from a file: `finish` shows it, `undo` deletes it. */
export class SessionWriter {
  readonly id: string = crypto.randomUUID()
  readonly #tables: Tables
  readonly #disk: DiskRoom
  #pending: Entry[] = []
  readonly #answers = new Map<string, Answer>()

  private constructor(tables: Tables, disk: DiskRoom) {
    this.#tables = tables
    this.#disk = disk
  }

  /** @throws QuotaExceededError, as all writes, on a nearly full disk */
  static async begin(tables: Tables, described: Described, disk = new DiskRoom()): Promise<SessionWriter> {
    await disk.require()
    const writer = new SessionWriter(tables, disk)
    await tables.sessions.add({
      ...described,
      id: writer.id,
      origin: 'import',
      n: 0,
      sealed: 0,
      totals: emptyTotals(),
      frames: 0,
      bytes: 0,
      // Imported by the user: not deleted for its age.
      pinned: true,
      incomplete: Date.now(),
    })
    return writer
  }

  /** Adds entries in order of `n`. */
  async add(entries: readonly Entry[]): Promise<void> {
    this.#pending.push(...entries)
    if (this.#pending.length >= SEALED_ENTRIES) await this.flush()
  }

  async mark(marks: readonly Mark[]): Promise<void> {
    await this.#whileThere(() =>
      this.#tables.marks.bulkAdd(marks.map(mark => ({ ...mark, session: this.id }))),
    )
  }

  /**
   * Of the same words the last counts.
   * @param at ms since 1970
   */
  answer(entry: Entry, at: number): void {
    const key = answerKey(entry)
    const people = new Set(this.#answers.get(key)?.people)
    if (entry.event.user) people.add(personToKey(entry.event.user))
    this.#answers.set(key, { key, n: entry.n, at, people: [...people].slice(0, MOST_PEOPLE) })
  }

  async record(plain: Uint8Array<ArrayBuffer>): Promise<void> {
    const bytes = await gzipped(plain)
    await this.#whileThere(() => addSealedPiece(this.#tables, this.id, bytes))
  }

  async flush(): Promise<void> {
    const entries = this.#pending
    if (entries.length === 0) return
    this.#pending = []
    const pack = packOf(this.id, entries, await gzippedBytes(entries))
    if (pack) await this.#whileThere(() => addSealed(this.#tables, this.id, pack, entries))
  }

  /**
   * Shows the session from now on.
   * @throws Failure if it was deleted
   */
  async finish(more: Partial<Described & Pick<SessionRecord, 'frames'>> = {}): Promise<void> {
    await this.flush()
    const answers = [...this.#answers.values()].map(answer => ({ ...answer, session: this.id }))
    if (answers.length > 0) await this.#whileThere(() => this.#tables.answers.bulkPut(answers))
    const found = await this.#tables.sessions
      .where('id')
      .equals(this.id)
      .modify(session => {
        Object.assign(session, more)
        delete session.incomplete
      })
    if (found === 0) throw new Failure({ kind: 'gone' })
  }

  /**
   * Writes unless the session was deleted.
   * @throws Failure
   */
  async #whileThere(write: () => PromiseLike<unknown>): Promise<void> {
    const { sessions, packs, people, gifts, summaries, marks, answers, frames } = this.#tables
    await this.#disk.require()
    const all = [sessions, packs, people, gifts, summaries, marks, answers, frames]
    await this.#tables.transaction('rw', all, async () => {
      if (!(await sessions.get(this.id))) throw new Failure({ kind: 'gone' })
      await write()
    })
  }

  /** Deletes the session, whose import failed. */
  async undo(): Promise<void> {
    await eraseSession(this.#tables, this.id)
  }
}
