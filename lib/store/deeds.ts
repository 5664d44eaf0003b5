import type { Entry } from '../model/entry.ts'
import type { User } from '../model/events.ts'
import { personToKey } from '../model/people.ts'
import type { Damage } from './damage.ts'
import { textOf } from './pack.ts'
import { readPerson } from './person.ts'
import { packsBefore } from './read.ts'
import type { Tables } from './tables.ts'

/** In part of a session, in order. */
export interface DeedsRead {
  session: string
  entries: Entry[]
}

/**
 * Latest first, pack by pack: before entry `n` of a session, then in all others. Names tell apart people who share an
 * id.
 * @param damage counts what is unreadable
 */
export async function* readDeeds(
  tables: Tables,
  session: string,
  n: number,
  user: User,
  damage: Damage,
): AsyncGenerator<DeedsRead, undefined> {
  yield* deedsIn(tables, session, n, user, damage)
  for (const id of await othersOf(tables, session, user))
    yield* deedsIn(tables, id, Number.POSITIVE_INFINITY, user, damage)
}

/** Latest first; an unsealed tail may have the person. */
async function othersOf(tables: Tables, session: string, user: User): Promise<string[]> {
  const [{ elsewhere }, sessions] = await Promise.all([
    readPerson(tables, session, user),
    tables.sessions.toArray(),
  ])
  const theirs = new Set(elsewhere.map(({ session }) => session))
  return sessions
    .filter(({ id, incomplete }) => id !== session && incomplete === undefined)
    .filter(({ id, n, sealed }) => theirs.has(id) || n > sealed)
    .sort((a, b) => b.lastAt - a.lastAt)
    .map(({ id }) => id)
}

async function* deedsIn(
  tables: Tables,
  session: string,
  n: number,
  user: User,
  damage: Damage,
): AsyncGenerator<DeedsRead, undefined> {
  const key = personToKey(user)
  for await (const pack of packsBefore(tables, session, n, damage)) {
    const text = await textOf(pack.bytes).catch(() => damage.lose(pack))
    // A text search rules out most packs quickly.
    if (!text?.includes(JSON.stringify(user.id))) continue
    const entries = (await damage.entries(pack)).filter(
      ({ n: at, event }) => at < n && event.user && personToKey(event.user) === key,
    )
    if (entries.length > 0) yield { session, entries }
  }
}
