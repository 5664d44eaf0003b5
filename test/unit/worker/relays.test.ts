import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RelayToWorker, WorkerToRelay } from '../../../lib/capture/port/messages.ts'
import type { TypedPort } from '../../../lib/messages/port.ts'
import { LIVE_CLOCK } from '../../../lib/model/clock.ts'
import { SILENT_SPEECH } from '../../../lib/panel/worker-view.ts'
import { DEFAULTS } from '../../../lib/settings/schema.ts'
import { Speaker } from '../../../lib/speech/speaker.ts'
import type { RelayRecord } from '../../../lib/store/store.ts'
import { Journal } from '../../../lib/worker/journal.ts'
import { Losses } from '../../../lib/worker/losses.ts'
import { Panels } from '../../../lib/worker/panels.ts'
import { Relays } from '../../../lib/worker/relays.ts'
import { Rooms } from '../../../lib/worker/rooms.ts'
import { Ticker } from '../../../lib/worker/ticker.ts'
import { speakerDeps } from '../speech/speaker-deps.ts'
import { AT, freshStore, memoryShelf } from '../store/entries.ts'

const RELAY: RelayRecord = {
  relay: 'r',
  tabId: 1,
  top: true,
  webRid: '7',
  title: '',
  anchor: '',
  roomId: '7',
  stored: 4,
  since: AT,
  present: true,
  orphaned: false,
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** The relays of a worker that starts where another has died. @param answers whether the tab has any relay */
async function reborn(answers: boolean, record: RelayRecord = RELAY, others: RelayRecord[] = []) {
  const store = freshStore()
  await store.write({ entries: [], rooms: [], relays: [record, ...others] })
  const rooms = new Rooms(store)
  const journal = new Journal({
    store,
    rooms,
    losses: new Losses(memoryShelf()),
    renumbered: () => {},
    speaker: new Speaker(speakerDeps(AT), DEFAULTS),
    stored: () => {},
    heard: () => {},
    keeps: () => false,
    records: () => false,
    wrote: () => {},
  })
  const panels = new Panels({
    open: roomId => rooms.open(roomId),
    recent: () => [],
    view: room => room.view(AT, [1]),
    all: () => rooms.all(),
    pages: () => [],
    speech: () => SILENT_SPEECH,
    voice: () => ({ voices: 'asking', missing: [], failed: [] }),
    onCommand: () => {},
    inspect: () => {
      throw new Error('not asked for')
    },
    changed: () => {},
    storeProblem: () => null,
  })
  const called: number[] = []
  /** Whether it was behind each time that it told. */
  const told: boolean[] = []
  const relays: Relays = new Relays({
    store,
    rooms,
    journal,
    panels,
    ticker: new Ticker({ rooms: () => rooms.all(), clock: () => LIVE_CLOCK, panels }),
    callTab: async tabId => {
      called.push(tabId)
      return answers
    },
    caughtUp: () => told.push(relays.isBehind('7')),
    heardBuild: () => {},
  })
  expect(relays.isBehind('7')).toBe(true)
  await relays.restore()
  /** The relay says hello; returns how it sends an item. */
  const hello = (last: number) => {
    let say = (_: RelayToWorker) => {}
    const port: TypedPort<RelayToWorker, WorkerToRelay> = {
      send: () => {},
      onMessage: listener => {
        say = listener
      },
      onClose: () => {},
    }
    relays.connect(port, 1)
    const page = { url: '', webRid: '7', title: '', anchor: '' }
    say({ type: 'hello', relay: 'r', build: '', top: true, page, acked: 4, last, probe: Uint8Array.of(1) })
    return async (seq: number) => {
      const item = { kind: 'socket', socket: 1, roomId: '7', at: AT, state: 'open' } as const
      say({ type: 'items', items: [{ seq, item }] })
      for (let round = 0; round < 5; round++) await new Promise(resolve => setImmediate(resolve))
    }
  }
  return { relays, rooms, called, told, hello }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('what pages held back while there was no worker is waited for', () => {
  test('until everything has come that a page had when it said hello', async () => {
    const { relays, told, hello } = await reborn(true)
    const send = hello(6)
    expect(relays.isBehind('7')).toBe(true)
    await send(5)
    expect(relays.isBehind('7')).toBe(true)
    await send(6)
    expect(relays.isBehind('7')).toBe(false)
    expect(told).toEqual([true, false])
  })
  test('not where it has nothing', async () => {
    const { relays, hello } = await reborn(true)
    hello(4)
    expect(relays.isBehind('7')).toBe(false)
  })
  test('not of another room', async () => {
    const { relays } = await reborn(true)
    expect(relays.isBehind('8')).toBe(false)
  })
  test('not longer than 8 s after it was called, and then its page is gone', async () => {
    const { relays, called } = await reborn(true)
    await pass(1000)
    expect(called).toEqual([1])
    await pass(7999)
    expect(relays.isBehind('7')).toBe(true)
    expect(relays.tabsOf('7')).toEqual([1])
    await pass(1)
    expect(relays.isBehind('7')).toBe(false)
    expect(relays.tabsOf('7')).toEqual([])
  })
  test('not where the browser says that its tab has none', async () => {
    const { relays } = await reborn(false)
    await pass(1000)
    expect(relays.isBehind('7')).toBe(false)
    expect(relays.tabsOf('7')).toEqual([])
  })
  test('not where it was gone before', async () => {
    const { relays, told } = await reborn(true, { ...RELAY, present: false })
    expect(relays.isBehind('7')).toBe(false)
    expect(told).toEqual([false])
  })
})

test('rooms of very many pages do not hold a new worker up: it begins with a few, the latest first', async () => {
  const others = Array.from({ length: 300 }, (_, at) => ({
    ...RELAY,
    relay: `old${at}`,
    roomId: String(100 + at),
    since: AT - 1000 - at,
    present: false,
  }))
  const { rooms } = await reborn(true, RELAY, others)
  const first = rooms.all().map(({ roomId }) => roomId)
  expect(first).toContain('7')
  expect(first).toContain('100')
  expect(first.length).toBeLessThan(20)
  // The others come back behind it.
  await expect.poll(() => rooms.all().length).toBe(301)
})
