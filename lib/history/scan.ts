import type { Nicknames } from '../filter/reader.ts'
import type { Entry } from '../room/entry.ts'
import { eventsIn, momentOf } from '../store/digest.ts'
import { unpack } from '../store/pack.ts'
import { streamPacks } from '../store/read.ts'
import type { PackRecord, SessionRecord } from '../store/records.ts'
import type { Tables } from '../store/tables.ts'
import { matcherOf } from './matcher.ts'
import type { Progress } from './work.ts'

/** Which events: of which sessions, by which filter, between which moments (ms since 1970, the end left out). */
export interface Selection {
  sessions: string[]
  query: string
  /** What the user calls people: they are found by it too. */
  nicknames?: Nicknames
  from?: number
  to?: number
}

export interface Scanned extends Progress {
  session: SessionRecord
  /** What was selected of one pack, in order. */
  entries: Entry[]
}

/**
 * Reads what is selected, pack by pack: no more than one is in memory, and between two there is time for others.
 * @param after passes over what is not behind this entry, which has to be in one of the sessions
 * @throws where the query is none, or the signal's reason
 */
export async function* scan(
  tables: Tables,
  selection: Selection,
  signal: AbortSignal,
  after?: { session: string; n: number },
): AsyncGenerator<Scanned> {
  const { query, nicknames, from = -Infinity, to = Infinity } = selection
  const sessions = (await tables.sessions.bulkGet(selection.sessions)).filter(
    session => session !== undefined,
  )
  const { matches, mayMatch } = matcherOf(query, nicknames)
  const isWhole = from === -Infinity && to === Infinity
  const wants = (pack: PackRecord) => pack.from < to && pack.to >= from && mayMatch(pack)
  const all = sessions.reduce((sum, session) => sum + entriesOf(session), 0)
  let done = 0
  let isPassing = after !== undefined
  for (const session of sessions) {
    if (isPassing && session.id !== after?.session) continue
    const first = isPassing && after ? after.n + 1 : 0
    isPassing = false
    const before = done
    for await (const pack of streamPacks(tables, session.id, { first, wants })) {
      signal.throwIfAborted()
      const entries = (await unpack(pack.bytes)).filter(entry => {
        if (entry.n < first) return false
        if (!isWhole) {
          const moment = momentOf(entry.event)
          if (moment < from || moment >= to) return false
        }
        return matches(entry)
      })
      done = before + Math.min(entriesOf(session), pack.last)
      yield { session, entries, done, all }
    }
    done = before + entriesOf(session)
  }
}

function entriesOf({ n, totals, sealed }: SessionRecord): number {
  return eventsIn(totals) + Math.max(0, n - sealed)
}
