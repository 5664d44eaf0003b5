import type { User } from '../model/events.ts'
import { personToKey } from '../model/people.ts'
import { mergedPerson } from './digest.ts'
import { readSession } from './read.ts'
import type { PersonRecord } from './records.ts'
import { isSound } from './sound.ts'
import type { Tables } from './tables.ts'

export interface KnownPerson {
  /** Up to the last write. */
  here: PersonRecord | undefined
  /** Latest first. */
  elsewhere: PersonRecord[]
}

/** Names tell apart people who share an id. */
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
