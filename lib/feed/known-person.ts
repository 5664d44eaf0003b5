import type { User } from '../model/events.ts'
import type { KnownPerson } from '../store/person.ts'

/**
 * Loads the store's code on first use.
 * @param session the shown one
 * @returns undefined: unreadable
 */
export async function readKnownPerson(session: string, user: User): Promise<KnownPerson | undefined> {
  try {
    const [{ Tables }, { readPerson }] = await Promise.all([
      import('../store/tables.ts'),
      import('../store/person.ts'),
    ])
    const tables = new Tables()
    try {
      return await readPerson(tables, session, user)
    } finally {
      tables.close()
    }
  } catch {
    return undefined
  }
}
