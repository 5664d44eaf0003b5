import type { Progress, Work } from '../history/work.ts'
import type { Entry } from '../room/entry.ts'
import { eraseSession } from '../store/erase.ts'
import { gzippedBytes } from '../store/pack.ts'
import { packOf } from '../store/packs.ts'
import type { SessionRecord } from '../store/records.ts'
import { addSealed, SEALED_ENTRIES } from '../store/seal.ts'
import { emptyTotals } from '../store/sessions.ts'
import type { Tables } from '../store/tables.ts'
import { type FileLine, readLine } from './entry-schema.ts'
import { linesOf } from './lines.ts'

/**
 * Reads JSON Lines that `jsonlWriter` wrote, each session as a new one. Nothing of the file is trusted, and where
 * anything in it is wrong, nothing of it stays.
 * @returns the ids of the new sessions
 * @throws Error with the line and what is wrong with it
 */
export async function importFile(
  { file }: { file: Blob },
  { tables, part, signal }: Work<Progress>,
): Promise<{ sessions: string[]; events: number }> {
  const into = new Importer(tables)
  let line = 0
  try {
    for await (const text of linesOf(file, done => part({ done, all: file.size }))) {
      signal.throwIfAborted()
      line++
      if (text.trim() !== '') await into.take(readLine(text))
    }
    if (into.sessions.length === 0) throw new Error('no session')
    await into.end()
    for (const id of into.sessions) {
      await tables.sessions
        .where('id')
        .equals(id)
        .modify(session => {
          delete session.incomplete
        })
    }
    return { sessions: into.sessions, events: into.events }
  } catch (error) {
    for (const id of into.sessions) await eraseSession(tables, id)
    if (signal.aborted) throw error
    throw new Error(`line ${line}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

class Importer {
  readonly sessions: string[] = []
  events = 0
  private readonly tables: Tables
  private id = ''
  private lastN = 0
  private pending: Entry[] = []

  constructor(tables: Tables) {
    this.tables = tables
  }

  async take(line: FileLine): Promise<void> {
    if ('session' in line) await this.begin(line.session)
    else if (this.id === '') throw new Error('it does not begin with a session')
    else if ('mark' in line) await this.tables.marks.add({ ...line.mark, session: this.id })
    else await this.add(line.entry)
  }

  private async begin(session: Extract<FileLine, { session: unknown }>['session']): Promise<void> {
    await this.end()
    this.id = crypto.randomUUID()
    this.lastN = 0
    this.sessions.push(this.id)
    const record: SessionRecord = {
      ...session,
      id: this.id,
      origin: 'import',
      n: 0,
      sealed: 0,
      totals: emptyTotals(),
      frames: 0,
      bytes: 0,
      // Someone has brought it here: it is not to go by itself because it is old.
      pinned: true,
      incomplete: Date.now(),
    }
    await this.tables.sessions.add(record)
  }

  private async add(entry: Entry): Promise<void> {
    if (entry.n <= this.lastN) throw new Error(`entry.n: ${entry.n} behind ${this.lastN}`)
    if (entry.into !== undefined && entry.into >= entry.n) throw new Error('entry.into: not an earlier entry')
    this.lastN = entry.n
    this.events++
    this.pending.push(entry)
    if (this.pending.length >= SEALED_ENTRIES) await this.write()
  }

  /** Writes what is left of the last session. */
  async end(): Promise<void> {
    if (this.pending.length > 0) await this.write()
  }

  private async write(): Promise<void> {
    const entries = this.pending
    this.pending = []
    const pack = packOf(this.id, entries, await gzippedBytes(entries))
    if (pack) await addSealed(this.tables, this.id, pack, entries)
  }
}
