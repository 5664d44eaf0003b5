import type { Entry } from '../../model/entry.ts'
import { Failure } from '../../model/fault.ts'
import { SessionWriter } from '../../store/session-writer.ts'
import type { Tables } from '../../store/tables.ts'
import type { Progress, Work } from '../work.ts'
import { type FileLine, readLine } from './entry-schema.ts'
import { LineFault } from './line-fault.ts'
import { linesOf } from './lines.ts'

/**
 * Imports JSON Lines of `jsonlWriter`, each session as a new one. The file is not trusted: if anything is wrong,
 * nothing is kept.
 * @returns ids of the new sessions
 * @throws Failure with the line and its fault, or another error
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
    if (into.sessions.length === 0) throw new LineFault('empty')
    for (const session of into.sessions) await session.finish()
    return { sessions: into.sessions.map(({ id }) => id), events: into.events }
  } catch (error) {
    for (const session of into.sessions) await session.undo()
    if (!(error instanceof LineFault)) throw error
    const { problem, path } = error
    // An unreadable line has no known end, so it was not counted.
    const at = problem === 'long' || problem === 'text' ? line + 1 : line
    throw new Failure({ kind: 'line', line: at, problem, ...(path ? { path } : {}) })
  }
}

class Importer {
  readonly sessions: SessionWriter[] = []
  events = 0
  readonly #tables: Tables
  #lastN = 0

  constructor(tables: Tables) {
    this.#tables = tables
  }

  async take(line: FileLine): Promise<void> {
    const session = this.sessions.at(-1)
    if ('session' in line) await this.#begin(line.session)
    else if (!session) throw new LineFault('headless')
    else if ('mark' in line) await session.mark([line.mark])
    else await this.#add(session, line.entry, line.answered ?? 0)
  }

  async #begin(session: Extract<FileLine, { session: unknown }>['session']): Promise<void> {
    await this.sessions.at(-1)?.flush()
    this.#lastN = 0
    this.sessions.push(await SessionWriter.begin(this.#tables, session))
  }

  async #add(session: SessionWriter, entry: Entry, answered: number): Promise<void> {
    if (entry.n <= this.#lastN) throw new LineFault('order', 'entry.n')
    if (entry.into !== undefined && entry.into >= entry.n) throw new LineFault('order', 'entry.into')
    this.#lastN = entry.n
    this.events++
    await session.add([entry])
    if (answered > 0) session.answer(entry, answered)
  }
}
