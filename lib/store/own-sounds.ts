import type { SoundRecord } from './records.ts'
import { Tables } from './tables.ts'

/** Of one file. */
export const MOST_SOUND_BYTES = 1024 * 1024
export const MOST_SOUNDS = 100

export type SoundName = Pick<SoundRecord, 'id' | 'name'>

/** The user's sound files, by name. @throws if the database cannot be read */
export function readSounds(): Promise<SoundName[]> {
  return withTables(async tables => {
    const all = await tables.sounds.toArray()
    return all.map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name))
  })
}

/** Undefined: it was removed. @throws if the database cannot be read */
export function readSound(id: string): Promise<SoundRecord | undefined> {
  return withTables(tables => tables.sounds.get(id))
}

/** @throws if the database refuses */
export async function addSound(sound: SoundRecord): Promise<void> {
  await withTables(tables => tables.sounds.put(sound))
}

/** @throws if the database refuses */
export async function removeSound(id: string): Promise<void> {
  await withTables(tables => tables.sounds.delete(id))
}

async function withTables<T>(ask: (tables: Tables) => PromiseLike<T>): Promise<T> {
  const tables = new Tables()
  try {
    return await ask(tables)
  } finally {
    tables.close()
  }
}
