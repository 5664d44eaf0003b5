import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { DiskRoom } from '../../../lib/store/disk-room.ts'
import { SessionWriter } from '../../../lib/store/session-writer.ts'
import { Store } from '../../../lib/store/store.ts'
import { Tables } from '../../../lib/store/tables.ts'
import { chat, IN_MEMORY } from './entries.ts'

const SPEECH = { queue: { waiting: [] } } as never

/** A disk with so many free bytes, and how often it was looked at. */
function disk(free: number) {
  const state = { free, now: 0, looks: 0, opened: 0 }
  const room = new DiskRoom(
    async () => {
      state.looks++
      return { quota: 500 + state.free, usage: 500 }
    },
    () => state.now,
  )
  const indexedDB = new IDBFactory()
  const watched = new Proxy(indexedDB, {
    get: (of, name) => {
      if (name === 'open') state.opened++
      const value = Reflect.get(of, name)
      return typeof value === 'function' ? value.bind(of) : value
    },
  })
  const store = new Store(() => new Tables('disk', { ...IN_MEMORY, indexedDB: watched }), room)
  return { state, room, store }
}

test('a full disk is neither written to nor opened: Chromium would drop the whole database', async () => {
  const { state, store } = disk(9e6)
  await expect(store.keepSpeech(SPEECH)).rejects.toThrow('the disk is full')
  await expect(store.relays()).rejects.toThrow('the disk is full')
  expect(state.opened).toBe(0)
  state.free = 11e6
  await store.keepSpeech(SPEECH)
  expect(await store.relays()).toEqual([])
  state.free = 1
  state.now += 60_000
  await expect(store.keepSpeech(SPEECH)).rejects.toMatchObject({ name: 'QuotaExceededError' })
  // What is open can be read.
  expect(await store.relays()).toEqual([])
})

test('a file is not imported onto a full disk, nor further when it fills', async () => {
  const { state, room } = disk(9e6)
  const tables = new Tables('import', { ...IN_MEMORY, indexedDB: new IDBFactory() })
  const described = { roomId: '7', webRid: '', title: '', anchor: '', firstAt: 1, lastAt: 2 }
  const isFull = { name: 'QuotaExceededError' }
  await expect(SessionWriter.begin(tables, described, room)).rejects.toMatchObject(isFull)
  expect(await tables.sessions.count()).toBe(0)
  state.free = 50e6
  const writer = await SessionWriter.begin(tables, described, room)
  await writer.add([{ n: 1, event: chat(1, '一') }])
  state.free = 9e6
  state.now += 60_000
  await expect(writer.flush()).rejects.toMatchObject(isFull)
  // What was begun can be deleted.
  await writer.undo()
  expect(await tables.sessions.count()).toBe(0)
})

test.each([
  ['plenty', 2e9, 29_000, 31_000],
  ['little', 50e6, 1_900, 2_100],
])('with %s free space the disk is looked at now and then', async (_, free, soon, later) => {
  const { state, room } = disk(free)
  for (const now of [0, soon, soon]) {
    state.now = now
    await room.hasSpace()
  }
  expect(state.looks).toBe(1)
  state.now = later
  await room.hasSpace()
  expect(state.looks).toBe(2)
  room.lookAgain()
  await room.hasSpace()
  expect(state.looks).toBe(3)
})

test('a browser that does not tell stops nothing', async () => {
  const silent = new DiskRoom(() => Promise.reject(new Error('no')))
  expect(await silent.hasSpace()).toBe(true)
  expect(await new DiskRoom(async () => ({})).hasSpace()).toBe(true)
})
