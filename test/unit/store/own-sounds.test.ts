import Dexie from 'dexie'
import { IDBKeyRange, indexedDB } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { addSound, readSound, readSounds, removeSound } from '../../../lib/store/own-sounds.ts'

// Dexie looks for a database when it is loaded, which another file may have done.
Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange })

test('sound files are kept, listed by name, and removed', async () => {
  const bytes = new Uint8Array([1, 2, 3])
  await addSound({ id: 'b', name: '乙', bytes })
  await addSound({ id: 'a', name: '甲', bytes: new Uint8Array(1) })
  expect((await readSounds()).map(({ id }) => id).sort()).toEqual(['a', 'b'])
  expect(await readSound('b')).toEqual({ id: 'b', name: '乙', bytes })
  await removeSound('b')
  expect(await readSound('b')).toBeUndefined()
  expect(await readSounds()).toEqual([{ id: 'a', name: '甲' }])
})
