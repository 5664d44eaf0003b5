import Dexie from 'dexie'
import { reseal } from './rebuild.ts'
import { dropRecording } from './recordings.ts'
import type { Tables } from './tables.ts'
import { withoutPerson } from './without-person.ts'

/** Deletes a session with all that belongs to it, also what the worker would go on from, and what waits to be said. */
export async function eraseSession(tables: Tables, id: string): Promise<void> {
  await tables.transaction('rw', tables.tables, async () => {
    await tables.packs.where('[session+last]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
    await tables.people.where('[session+person]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
    await tables.gifts.where('[session+n]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
    await tables.marks.where('session').equals(id).delete()
    await tables.frames.where('session').equals(id).delete()
    await tables.summaries.delete(id)
    await tables.sessions.delete(id)
    await tables.rooms.delete(id)
    await tables.speech.clear()
  })
}

/** Deletes every session, and what waits to be said. Which pages are open is known on. */
export async function eraseEverything(tables: Tables): Promise<void> {
  const { relays } = tables
  await tables.transaction('rw', tables.tables, async () => {
    for (const table of tables.tables) if (table !== relays) await table.clear()
  })
}

/**
 * Deletes a person from every session: their events, their records, and their name in what others did. Recordings of
 * frames in which they are go as a whole.
 * @param person what they are known by, see `personKey`
 * @param onProgress told of sessions done and all
 */
export async function erasePerson(
  tables: Tables,
  person: string,
  onProgress: (done: number, all: number) => void = () => {},
): Promise<void> {
  const sessions = await tables.sessions.toCollection().primaryKeys()
  for (const [at, session] of sessions.entries()) {
    const [hint = person] = person.split(':')
    const changed = await reseal(tables, session, hint, entries =>
      entries.flatMap(entry => withoutPerson(entry, person) ?? []),
    )
    if (changed) await dropRecording(tables, session)
    onProgress(at + 1, sessions.length)
  }
  await tables.speech.clear()
  // What combos are known by begins with their sender, and for masked people with what is left of the name.
  const [id, masked = ''] = person.split(':', 2)
  await tables.rooms.toCollection().modify(room => {
    room.combos = room.combos.filter(([key]) => !key.startsWith(`${id}|${masked}|`))
  })
}
