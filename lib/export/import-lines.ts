import type { Progress, Work } from '../history/work.ts'
import type { Entry } from '../room/entry.ts'
import { SessionWriter } from '../store/session-writer.ts'
import type { Tables } from '../store/tables.ts'
import { type FileLine, readLine } from './entry-schema.ts'
import { linesOf } from './lines.ts'

/**
 * Reads JSON Lines that `jsonlWriter` wrote, each session as a new one. Nothing of the file is trusted, and where
 * anything in it is wrong, nothing of it stays.
 * @returns the ids of the new sessions
 * @throws Error with the line and what is wrong with it
 */
export async function importLines(
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
    for (const session of into.sessions) await session.finish()
    return { sessions: into.sessions.map(({ id }) => id), events: into.events }
  } catch (error) {
    for (const session of into.sessions) await session.undo()
    if (signal.aborted) throw error
    throw new Error(`line ${line}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

class Importer {
  readonly sessions: SessionWriter[] = []
  events = 0
  private readonly tables: Tables
  private lastN = 0

  constructor(tables: Tables) {
    this.tables = tables
  }

  async take(line: FileLine): Promise<void> {
    const session = this.sessions.at(-1)
    if ('session' in line) await this.begin(line.session)
    else if (!session) throw new Error('it does not begin with a session')
    else if ('mark' in line) await session.mark([line.mark])
    else await this.add(session, line.entry)
  }

  private async begin(session: Extract<FileLine, { session: unknown }>['session']): Promise<void> {
    await this.sessions.at(-1)?.flush()
    this.lastN = 0
    this.sessions.push(await SessionWriter.begin(this.tables, session))
  }

  private async add(session: SessionWriter, entry: Entry): Promise<void> {
    if (entry.n <= this.lastN) throw new Error(`entry.n: ${entry.n} behind ${this.lastN}`)
    if (entry.into !== undefined && entry.into >= entry.n) throw new Error('entry.into: not an earlier entry')
    this.lastN = entry.n
    this.events++
    await session.add([entry])
  }
}
