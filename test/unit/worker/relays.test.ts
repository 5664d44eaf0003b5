import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RelayRecord } from '../../../lib/store/store.ts'
import { AT, freshStore } from '../store/entries.ts'
import { frameOf, RELAY, relayOf, workerInMemory } from './worker-in-memory.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A worker that starts where another has died. @param answers whether the tab has any relay */
async function reborn(answers: boolean, record: RelayRecord = RELAY, others: RelayRecord[] = []) {
  const store = freshStore()
  await store.write({ entries: [], rooms: [], relays: [record, ...others] })
  const called: number[] = []
  const worker = workerInMemory({
    store,
    callTab: async tabId => {
      called.push(tabId)
      return answers
    },
  })
  const { pages, relays } = worker
  expect(pages.isBehind('7')).toBe(true)
  await relays.restore()
  /** The relay says hello; returns how it sends an item. */
  const hello = (last: number) => {
    const relay = relayOf(worker, { acked: 4, last })
    return async (seq: number) => {
      relay.send({ seq, item: { kind: 'socket', socket: 1, roomId: '7', at: AT, state: 'open' } })
      for (let round = 0; round < 5; round++) await new Promise(resolve => setImmediate(resolve))
    }
  }
  return { ...worker, called, hello }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('what pages held back while there was no worker is waited for', () => {
  test('until everything has come that a page had when it said hello', async () => {
    const { pages, hello } = await reborn(true)
    const send = hello(6)
    expect(pages.isBehind('7')).toBe(true)
    await send(5)
    expect(pages.isBehind('7')).toBe(true)
    await send(6)
    expect(pages.isBehind('7')).toBe(false)
  })
  test('not where it has nothing', async () => {
    const { pages, hello } = await reborn(true)
    hello(4)
    expect(pages.isBehind('7')).toBe(false)
  })
  test('not of another room', async () => {
    const { pages } = await reborn(true)
    expect(pages.isBehind('8')).toBe(false)
  })
  test('not longer than 20 s after it was called, and then its page is gone', async () => {
    const { pages, called } = await reborn(true)
    await pass(1000)
    expect(called).toEqual([1])
    await pass(19_999)
    expect(pages.isBehind('7')).toBe(true)
    expect(pages.tabsOf('7')).toEqual([1])
    await pass(1)
    expect(pages.isBehind('7')).toBe(false)
    expect(pages.tabsOf('7')).toEqual([])
  })
  test('not where the browser says that its tab has none', async () => {
    const { pages } = await reborn(false)
    await pass(1000)
    expect(pages.isBehind('7')).toBe(false)
    expect(pages.tabsOf('7')).toEqual([])
  })
  test('not where it was gone before', async () => {
    const { pages } = await reborn(true, { ...RELAY, present: false })
    expect(pages.isBehind('7')).toBe(false)
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
  await expect.poll(() => rooms.all().length, { timeout: 60_000 }).toBe(301)
})

test('what a page sends again over its next Port, while the first is still being taken, is taken once', async () => {
  const worker = await reborn(true, { ...RELAY, present: false, roomId: '' })
  const relay = relayOf(worker, { acked: 4, last: 6 })
  const sent = [5, 6].map(seq => ({ seq, item: frameOf(`甲${seq}`) }))
  relay.send(...sent)
  const again = relay.reconnect()
  again.send(...sent)
  await vi.waitFor(() => expect(worker.rooms.recent('7')).toHaveLength(2), 90_000)
  await worker.journal.flush()
  expect(worker.rooms.get('7')?.stored().totals).toMatchObject({ duplicates: 0, lost: 0 })
  expect(again.acks().at(-1)).toBe(6)
})
