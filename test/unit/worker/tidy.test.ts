import { expect, test } from 'vitest'
import { RoomSession } from '../../../lib/room/session.ts'
import { AT, chat, freshStore, taken } from '../store/entries.ts'
import { workerInMemory } from './worker-in-memory.ts'

test('a session is not packed together while the disk is full, and is as soon as there is space', async () => {
  const store = freshStore()
  const state = { isFull: true }
  const { keeper } = workerInMemory({ store, isFull: async () => state.isFull })
  await store.write(taken(new RoomSession('7', AT), [chat(1), chat(2)]))
  const sealed = async () => (await store.tables.sessions.get('7'))?.sealed
  await keeper.tidy()
  expect(await sealed()).toBe(0)
  state.isFull = false
  await keeper.tidy()
  expect(await sealed()).toBe(2)
})
