import Dexie from 'dexie'
import { readSession } from '../store/read.ts'
import type { PersonRecord } from '../store/records.ts'
import { isSound } from '../store/sound.ts'
import type { Tables } from '../store/tables.ts'

const LISTED = 200

/** People in none of the anchor's earlier stored sessions, most active first. */
export async function newcomers(
  tables: Tables,
  id: string,
): Promise<{ count: number; people: PersonRecord[] }> {
  const now = await readSession(tables, id)
  if (!now) return { count: 0, people: [] }
  const { webRid, firstAt } = now.session
  const earlier = await tables.sessions
    .filter(other => other.webRid === webRid && other.id !== id && other.firstAt < firstAt)
    .primaryKeys()
  const known = new Set<string>()
  for (const session of earlier) for (const person of await peopleOf(tables, session)) known.add(person)
  const fresh = (await peopleOf(tables, id)).filter(person => !known.has(person))
  const records = await tables.people.bulkGet(fresh.map((person): [string, string] => [id, person]))
  const found = records.flatMap((record, at) =>
    isSound('person', record) ? record : (now.tail.people.get(fresh[at] ?? '') ?? []),
  )
  found.sort((a, b) => b.diamonds - a.diamonds || b.chats - a.chats || a.firstAt - b.firstAt)
  return { count: fresh.length, people: found.slice(0, LISTED) }
}

async function peopleOf(tables: Tables, session: string): Promise<string[]> {
  const keys = await tables.people
    .where('[session+person]')
    .between([session, Dexie.minKey], [session, Dexie.maxKey])
    .primaryKeys()
  const now = await readSession(tables, session)
  return [...new Set([...keys.map(([, person]) => person), ...(now?.tail.people.keys() ?? [])])]
}
