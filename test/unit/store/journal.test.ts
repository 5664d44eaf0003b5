import Dexie from 'dexie'
import { describe, expect, test } from 'vitest'
import type { StoreProblem } from '../../../lib/messages/panel.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { DEFAULTS } from '../../../lib/settings/schema.ts'
import { Speaker } from '../../../lib/speech/speaker.ts'
import { Damage } from '../../../lib/store/damage.ts'
import { readEntries } from '../../../lib/store/read.ts'
import { type Changes, type RelayRecord, Store } from '../../../lib/store/store.ts'
import { Journal } from '../../../lib/worker/journal.ts'
import { Keeper } from '../../../lib/worker/keeper.ts'
import { Losses } from '../../../lib/worker/losses.ts'
import { Panels } from '../../../lib/worker/panels.ts'
import { Rooms } from '../../../lib/worker/rooms.ts'
import { speakerDeps } from '../speech/speaker-deps.ts'
import { AT, chat, freshStore, memoryShelf } from './entries.ts'

/** A store on a disk that is full, or that the browser does not let be written to, while it is told so. */
class Failing extends Store {
  failure: Error | undefined

  override async write(changes: Changes): Promise<void> {
    if (this.failure) throw this.failure
    await super.write(changes)
  }
}

const RELAY: RelayRecord = {
  relay: 'r',
  tabId: 1,
  top: true,
  webRid: '',
  title: '',
  anchor: '',
  roomId: '7',
  stored: 5,
  since: AT,
  present: true,
  orphaned: false,
}

function worker(isFull = false) {
  const { tables } = freshStore()
  const store = new Failing(() => tables)
  const acked: number[] = []
  const told: (StoreProblem | null)[] = []
  let keep = true
  const speaker = new Speaker(speakerDeps(AT), DEFAULTS)
  const rooms = new Rooms(store)
  const journal: Journal = new Journal({
    store,
    rooms,
    losses: new Losses(memoryShelf()),
    renumbered: () => {},
    speaker,
    stored: relay => acked.push(relay.stored),
    heard: () => {},
    keeps: () => keep,
    records: () => true,
    wrote: (kept, error) => keeper.wrote(kept, error),
  })
  const panels = new Panels({
    open: roomId => rooms.open(roomId),
    recent: () => [],
    view: room => room.view(AT, []),
    all: () => [],
    pages: () => [],
    speech: () => speaker.view(),
    voice: () => ({ voices: 'ready', missing: [], failed: [] }),
    inspect: () => {
      throw new Error('nobody inspects here')
    },
    changed: () => {},
    storeProblem: () => keeper.problem,
    onCommand: () => {},
  })
  const keeper: Keeper = new Keeper({
    store,
    settings: () => DEFAULTS.history,
    isLive: () => true,
    journal: () => journal,
    rooms,
    isFull: async () => isFull,
    forgetSpeech: () => {},
    stayAwake: () => {},
    forgetThanks: async () => {},
    erased: () => {},
    forgetPerson: async () => {},
    panels: () => panels,
  })
  panels.connect({
    send: message => {
      if (message.type === 'store') told.push(message.problem)
    },
    onMessage: () => {},
    onClose: () => {},
  })
  const room = new RoomSession('7', AT)
  const hear = (n: number) => {
    journal.note(room, room.accept({ events: [chat(n)], now: 0, via: 'socket', at: AT + n, since: AT - 1 }))
  }
  const turnOff = () => {
    keep = false
  }
  return { store, journal, keeper, room, hear, acked, told, turnOff }
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
      const { store, journal, hear, acked, told } = worker(isFull)
      hear(1)
      await expect.poll(() => written(store)).toEqual([1])
      store.failure = failure
      hear(2)
      journal.noteRelay(RELAY)
      await expect.poll(() => told.at(-1)).toBe(problem)
      expect(acked).toEqual([5])
      hear(3)
      hear(4)
      await expect.poll(() => acked.length).toBe(1)
      store.failure = undefined
      hear(5)
      await expect.poll(async () => (await written(store)).at(-1)).toBe(5)
      expect(told.at(-1)).toBeNull()
    },
  )

  test('entries that could not be written leave a mark with how many', async () => {
    const { store, hear, told } = worker()
    store.failure = new Dexie.QuotaExceededError('full')
    hear(1)
    await expect.poll(() => told.at(-1)).toBe('full')
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
  const { store, room, hear, turnOff, journal, acked } = worker()
  hear(1)
  await expect.poll(() => written(store)).toEqual([1])
  turnOff()
  hear(2)
  room.lose(3, AT)
  journal.noteMarks(room)
  journal.noteRelay(RELAY)
  await expect.poll(() => acked.length).toBe(1)
  expect(await written(store)).toEqual([1])
  expect(await store.tables.marks.count()).toBe(0)
  // The room itself goes on: it has to know how far it was heard.
  expect((await store.room('7'))?.state.n).toBe(2)
})

test('deleting a session that goes on takes what waits to be written with it', async () => {
  const { store, keeper, hear } = worker()
  hear(1)
  await expect.poll(() => written(store)).toEqual([1])
  hear(2)
  await keeper.command({ type: 'history', command: 'erase-sessions', ids: ['7'] })
  expect(await written(store)).toEqual([])
  expect(await store.tables.sessions.count()).toBe(0)
})
