import Dexie from 'dexie'
import type { Tables } from './tables.ts'

/** Deletes a session with its room's state and what waits to be said. */
export async function eraseSession(tables: Tables, id: string): Promise<void> {
  await tables.transaction('rw', tables.tables, async () => {
    await tables.packs.where('[session+last]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
    await tables.people.where('[session+person]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
    await tables.gifts.where('[session+n]').between([id, Dexie.minKey], [id, Dexie.maxKey]).delete()
    await tables.marks.where('session').equals(id).delete()
    await tables.answers.where('session').equals(id).delete()
    await tables.frames.where('session').equals(id).delete()
    await tables.damaged.where('session').equals(id).delete()
    await tables.summaries.delete(id)
    await tables.sessions.delete(id)
    await tables.rooms.delete(id)
    await tables.speech.clear()
  })
}

/** Deletes all sessions and what waits to be said. Relays stay: their pages are open. */
export async function eraseEverything(tables: Tables): Promise<void> {
  const { relays } = tables
  await tables.transaction('rw', tables.tables, async () => {
    for (const table of tables.tables) if (table !== relays) await table.clear()
  })
}
