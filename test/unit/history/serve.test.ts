import { describe, expect, test } from 'vitest'
import { askWorker } from '../../../lib/archive/client.ts'
import { matchPack, type Reader, type WorkerPool } from '../../../lib/archive/match.ts'
import type { PageToWorker, WorkerToPage } from '../../../lib/archive/messages.ts'
import { serve } from '../../../lib/archive/serve.ts'
import { HistoryState } from '../../../lib/archive/state.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { sealTail } from '../../../lib/store/seal.ts'
import type { Store } from '../../../lib/store/store.ts'
import { AT, chat, freshStore, gift, person, taken, writeSession } from '../store/entries.ts'

/** Page and worker, joined without a browser between them. */
function pageOn({ tables }: Store, pool?: (entries: number) => WorkerPool) {
  const listeners: ((event: { data: WorkerToPage }) => void)[] = []
  const take = serve(
    () => tables,
    data => {
      for (const listener of listeners) listener({ data: structuredClone(data) })
    },
    pool,
  )
  const ask = askWorker({
    postMessage: (message: PageToWorker) => take(structuredClone(message)),
    addEventListener: (_, listener) => listeners.push(listener),
  })
  return { ask, state: new HistoryState(ask) }
}

const texts = (state: HistoryState) =>
  state.found.value.hits.map(({ entry: { event } }) => ('text' in event ? event.text : event.type))

async function fullStore() {
  const store = freshStore()
  const events = Array.from({ length: 500 }, (_, n) =>
    n % 5 ? chat(n, n % 50 === 1 ? '多少钱' : `第${n}句`) : gift(n, n / 5 + 1, { comboId: String(n) }),
  )
  await writeSession(store, events.slice(0, 300))
  await sealTail(store.tables, '7', 1)
  await writeSession(store, [chat(900, '多少钱', person('99'))], '8')
  return store
}

describe('the history page', () => {
  test('lists sessions, the latest first, with what is in their tails', async () => {
    const { state } = pageOn(await fullStore())
    await state.load()
    expect(state.sessions.value?.map(({ id, totals }) => [id, totals.people])).toEqual(
      expect.arrayContaining([
        ['7', 7],
        ['8', 1],
      ]),
    )
  })

  test('a session opens with its feed from the beginning, and more comes when asked for', async () => {
    const { state } = pageOn(await fullStore())
    await state.show('7')
    expect(state.open.value?.givers[0]?.diamonds).toBe(3660)
    expect(state.found.value).toMatchObject({ progress: null, more: true })
    expect(state.found.value.hits.map(({ entry }) => entry.n)).toEqual(
      Array.from({ length: 200 }, (_, n) => n + 1),
    )
    await state.more()
    expect(state.found.value.hits.map(({ entry }) => entry.n)).toEqual(
      Array.from({ length: 300 }, (_, n) => n + 1),
    )
    expect(state.found.value.more).toBe(false)
  })

  test('a filter shows and counts what passes, in one session and in all', async () => {
    const { state } = pageOn(await fullStore())
    await state.show('7')
    await state.search('text:多少钱')
    expect([texts(state).length, state.found.value.count]).toEqual([6, 6])
    await state.show('')
    await state.search('多少钱')
    expect(state.found.value.count).toBe(7)
    await state.search('type:gift diamonds>=100')
    expect(state.found.value.count).toBe(11)
  })

  test('a range of the timeline, and a moment of the feed', async () => {
    const { state } = pageOn(await fullStore())
    await state.show('7')
    await state.zoom({ from: AT + 10_000, to: AT + 20_000 })
    expect(state.found.value.count).toBe(10)
    await state.point(AT + 15_000)
    expect(state.found.value.hits[0]?.entry.event.time).toBe(AT + 15_000)
    await state.zoom(null)
    await state.point(AT + 290_000)
    expect(state.found.value.hits).toHaveLength(10)
  })

  test('a gift combo is one row, in its place of the feed, whatever it comes to later', async () => {
    const store = freshStore()
    const room = new RoomSession('7', AT)
    const steps = [1, 3, 9].flatMap((count, at) => [gift(2 * at, count), chat(2 * at + 1)])
    await store.write(taken(room, steps))
    const { state } = pageOn(store)
    await state.show('7')
    const shown = () => state.found.value.hits.map(({ entry }) => [entry.n, entry.adds])
    const others = [2, 4, 6].map(n => [n, undefined])
    expect(shown()).toEqual([[1, { gifts: 9, diamonds: 18 }], ...others])
    expect(state.open.value?.rows).toBe(4)
    await store.write(taken(room, [gift(9, 20)]))
    await state.refresh()
    expect(shown()).toEqual([[1, { gifts: 20, diamonds: 40 }], ...others])
    await state.search('diamonds>=40')
    expect(shown()).toEqual([[1, { gifts: 20, diamonds: 40 }]])
  })

  test('what is no filter is told, and a right one works after it', async () => {
    const { state } = pageOn(await fullStore())
    await state.show('7')
    await state.search('type:nonsense')
    expect(state.found.value.error).not.toBe(null)
    await state.search('多少钱')
    expect(state.found.value).toMatchObject({ error: null, count: 6 })
  })

  test('a search that is given up tells nothing more', async () => {
    const { state } = pageOn(await fullStore())
    await state.show('7')
    const searching = state.search('句')
    state.cancel()
    await searching
    expect(state.found.value.progress).toBeNull()
    await state.search('多少钱')
    expect(state.found.value.count).toBe(6)
  })

  test('newcomers were in no earlier session of the same anchor', async () => {
    const store = freshStore()
    await writeSession(store, [chat(1, '一', person('1')), chat(2, '二', person('2'))], '7')
    await writeSession(store, [chat(3, '一', person('1')), chat(4, '三', person('3'))], '8')
    await store.tables.sessions.update('8', { firstAt: AT + 1 })
    const { ask } = pageOn(store)
    const { count, people } = await ask('newcomers', { session: '8' })
    expect([count, people.map(({ id }) => id)]).toEqual([1, ['3']])
  })

  test('a session that is gone leads to the list', async () => {
    const { state } = pageOn(await fullStore())
    await state.show('nothing')
    expect(state.openId.value).toBe('')
    expect(state.sessions.value).toHaveLength(2)
  })

  test('what is pinned is so for the worker too', async () => {
    const store = await fullStore()
    const { state } = pageOn(store)
    await state.load()
    await state.pin('7', true)
    expect(state.sessions.value?.find(({ id }) => id === '7')?.pinned).toBe(true)
    expect((await store.tables.sessions.get('7'))?.pinned).toBe(true)
  })

  test('a session that goes on is brought up to now, and what is shown stays where it is', async () => {
    const store = freshStore()
    const room = new RoomSession('7', AT)
    await store.write(taken(room, [chat(1), chat(2)]))
    const { state } = pageOn(store)
    await state.show('7')
    const before = state.open.value
    await state.refresh()
    expect(state.open.value).toBe(before)
    await store.write(taken(room, [chat(3, '后来', person('99'))]))
    await state.refresh()
    expect(state.open.value?.session.totals).toMatchObject({ types: { chat: 3 }, people: 3 })
    expect([texts(state).length, state.found.value.more]).toEqual([2, true])
    await state.more()
    expect(texts(state)).toEqual(['第 1 句', '第 2 句', '后来'])
    expect(state.found.value.more).toBe(false)
  })

  test('many readers find what one finds, in order, and are let go of', async () => {
    const store = freshStore()
    const events = Array.from({ length: 400 }, (_, n) => chat(n, n % 3 ? `第${n}句` : '多少钱'))
    await writeSession(store, events)
    let dismissed = 0
    const turns = [30, 1, 10]
    const readers = turns.map(
      (ms): Reader =>
        async (bytes, wanted) => {
          await new Promise(resolve => setTimeout(resolve, ms))
          return matchPack(bytes, wanted)
        },
    )
    const { state } = pageOn(store, () => ({ readers, close: () => dismissed++ }))
    await state.show('7')
    expect(dismissed).toBe(0)
    await state.search('多少钱')
    const found = state.found.value
    expect([found.count, found.hits.length, dismissed]).toEqual([134, 134, 1])
    expect(found.hits.map(({ entry }) => entry.n)).toEqual(events.flatMap((_, n) => (n % 3 ? [] : [n + 1])))
  })
})
