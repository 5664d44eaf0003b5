import Dexie from 'dexie'
import { describe, expect, test } from 'vitest'
import type { StoreProblem } from '../../../lib/messages/panel.ts'
import { Damage } from '../../../lib/store/damage.ts'
import { readEntries } from '../../../lib/store/read.ts'
import { type Changes, Store } from '../../../lib/store/store.ts'
import { KEPT, panelOf, relayOf, workerInMemory } from '../worker/worker-in-memory.ts'
import { AT, chat, freshStore } from './entries.ts'

/** A store on a disk that is full, or that the browser does not let be written to, while it is told so. */
class Failing extends Store {
  failure: Error | undefined

  override async write(changes: Changes): Promise<void> {
    if (this.failure) throw this.failure
    await super.write(changes)
  }
}

async function worker(isFull = false) {
  const { tables } = freshStore()
  const store = new Failing(() => tables)
  const parts = workerInMemory({ store, isFull: async () => isFull })
  const { rooms, journal, keeper, settings } = parts
  const room = await rooms.open('7')
  const hear = (n: number) => {
    journal.note(room, room.accept({ events: [chat(n)], now: 0, via: 'socket', at: AT + n, since: AT - 1 }))
  }
  const { sent } = panelOf(parts)
  const told = () => sent.flatMap(message => (message.type === 'store' ? [message.problem] : []))
  const hello = () => relayOf(parts, { acked: 5 })
  const turnOff = () => {
    settings.value = { ...KEPT, history: { ...KEPT.history, keep: false } }
  }
  return { store, journal, keeper, room, hear, hello, told, turnOff }
}

const written = async (store: Store) =>
  (await readEntries(store.tables, '7', 0, Infinity, new Damage())).map(({ n }) => n)

describe('a disk that refuses', () => {
  test.each<[string, Error, boolean, StoreProblem]>([
    ['it is full', new Dexie.QuotaExceededError('full'), false, 'full'],
    ['it is full, and the browser does not say so', new Dexie.UnknownError('no'), true, 'full'],
    ['the browser does not let us', new Dexie.UnknownError('no'), false, 'refused'],
  ])(
    '%s: it is told, nothing stands still, and what was lost is a gap once it can be written',
    async (_, failure, isFull, problem) => {
      const { store, hear, hello, told } = await worker(isFull)
      hear(1)
      await expect.poll(() => written(store)).toEqual([1])
      store.failure = failure
      hear(2)
      const { acks } = hello()
      await expect.poll(() => told().at(-1)).toBe(problem)
      expect(acks()).toEqual([5])
      hear(3)
      hear(4)
      await expect.poll(() => acks().length).toBe(1)
      store.failure = undefined
      hear(5)
      await expect.poll(async () => (await written(store)).at(-1)).toBe(5)
      expect(told().at(-1)).toBeNull()
    },
  )

  test('entries that could not be written leave a mark with how many', async () => {
    const { store, hear, told } = await worker()
    store.failure = new Dexie.QuotaExceededError('full')
    hear(1)
    await expect.poll(() => told().at(-1)).toBe('full')
    hear(2)
    hear(3)
    await expect.poll(() => store.tables.rooms.count()).toBe(0)
    store.failure = undefined
    hear(4)
    await expect.poll(async () => (await written(store)).includes(4)).toBe(true)
    const marks = await store.tables.marks.toArray()
    const lost = marks.filter(({ kind }) => kind === 'unstored').reduce((sum, { count }) => sum + count, 0)
    expect(lost + (await written(store)).length).toBe(4)
    expect(lost).toBeGreaterThan(0)
  })
})

test('what comes while nothing is to be kept is not, and its gaps neither', async () => {
  const { store, room, hear, hello, turnOff, journal } = await worker()
  hear(1)
  await expect.poll(() => written(store)).toEqual([1])
  turnOff()
  hear(2)
  room.lose(3, AT)
  journal.noteMarks(room)
  const { acks } = hello()
  await expect.poll(() => acks().length).toBe(1)
  expect(await written(store)).toEqual([1])
  expect(await store.tables.marks.count()).toBe(0)
  // The room itself goes on: it has to know how far it was heard.
  expect((await store.room('7'))?.state.n).toBe(2)
})

test('deleting a session that goes on takes what waits to be written with it', async () => {
  const { store, keeper, hear } = await worker()
  hear(1)
  await expect.poll(() => written(store)).toEqual([1])
  hear(2)
  await keeper.command({ type: 'history', command: 'erase-sessions', ids: ['7'] })
  expect(await written(store)).toEqual([])
  expect(await store.tables.sessions.count()).toBe(0)
})
