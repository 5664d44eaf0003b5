import type { User } from '../model/events.ts'
import { personToKey } from '../model/people.ts'
import { mergedPerson } from './digest.ts'
import { readSession } from './read.ts'
import type { PersonRecord } from './records.ts'
import { isSound } from './sound.ts'
import type { Tables } from './tables.ts'

/** What the history knows of a person. */
export interface KnownPerson {
  /** In this session, up to the last write. */
  here: PersonRecord | undefined
  /** In each other session, the latest first. */
  elsewhere: PersonRecord[]
}

/** What a person did in a session and in all others; people who share an id are told apart by name. */
export async function readPerson(tables: Tables, session: string, user: User): Promise<KnownPerson> {
  const key = personToKey(user)
  const [records, now] = await Promise.all([
    tables.people.where('id').equals(user.id).toArray(),
    readSession(tables, session),
  ])
  const mine = records.filter(record => record.person === key && isSound('person', record))
  const sealed = mine.find(record => record.session === session)
  const since = now?.tail.people.get(key)
  return {
    here: since ? mergedPerson(sealed, since) : sealed,
    elsewhere: mine.filter(record => record.session !== session).sort((a, b) => b.lastAt - a.lastAt),
  }
}
