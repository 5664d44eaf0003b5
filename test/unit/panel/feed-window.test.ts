import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BACK_LIMIT, FEED_LIMIT, Feed } from '../../../lib/feed/feed.ts'
import { FeedWindow } from '../../../lib/feed/feed-window.ts'
import type { Past } from '../../../lib/feed/past.ts'
import type { Entry } from '../../../lib/model/entry.ts'
import { chat, entryOf, everything, filter, gift, showing } from './entries.ts'

const PAGE = 500
const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => chat(first + index))
const ids = (feed: Feed) => feed.visible.map(row => row.n)
const range = (feed: Feed) => [feed.visible[0]?.n, feed.visible.at(-1)?.n]

/** A past that holds these entries, also those that are added to them, and the window of a feed that has the last. */
function windowOf(all: readonly Entry[], held: number, page = PAGE) {
  const feed = new Feed(showing())
  const past: Past = {
    before: async (_, n) => all.filter(entry => entry.n < n).slice(-page),
    after: async (_, n) => all.filter(entry => entry.n > n).slice(0, page),
  }
  const window = new FeedWindow(feed, past, () => {})
  window.enter('7')
  feed.append(all.slice(-held))
  return { feed, window, past }
}

describe('going back', () => {
  test('page by page reaches the first entry, in order and without a hole', async () => {
    const { feed, window } = windowOf(from(1, 2_300), 300)
    expect(window.above).toBe('more')
    for (let page = 0; page < 4; page++) await window.back()
    expect(ids(feed)).toEqual(from(1, 2_300).map(({ n }) => n))
    expect(window.above).toBe('beginning')
  })

  test('ends where no more is kept', async () => {
    const { feed, window } = windowOf(from(41, 700), 100)
    await window.back()
    await window.back()
    await window.back()
    expect(range(feed)).toEqual([41, 700])
    expect(window.above).toBe('nothing')
  })

  test('with nothing kept the feed goes on as if nobody had asked', async () => {
    const { feed, window } = windowOf(from(100, 150), 51)
    await window.back()
    expect(window.above).toBe('nothing')
    feed.append(from(151, 151 + FEED_LIMIT))
    expect(feed.rows).toHaveLength(FEED_LIMIT)
  })

  test('an unreadable store is told', async () => {
    const { feed, past } = windowOf(from(100, 150), 10)
    const window = new FeedWindow(feed, { ...past, before: async () => undefined }, () => {})
    await window.back()
    expect(window.above).toBe('unreadable')
  })

  test('under a filter, goes on until enough is found, and holds no more than that', async () => {
    const all = from(1, 60_000).map(entry => (entry.n % 1_000 === 0 ? chat(entry.n, '找我') : entry))
    const { feed, window } = windowOf(all, 5_000)
    feed.filter(showing(), filter('找我'))
    expect(ids(feed)).toHaveLength(5)
    await window.back()
    expect(range(feed)).toEqual([26_000, 60_000])
    expect(ids(feed)).toHaveLength(35)
    expect(feed.rows.length).toBeLessThanOrEqual(BACK_LIMIT)
    expect(feed.isThinned).toBe(true)
  })

  test('another room, or the newest again, is not given what was asked for before', async () => {
    const { feed, window } = windowOf(from(1, 1_000), 100)
    const reading = window.back()
    feed.clear()
    window.enter('8')
    feed.append([chat(5_000)])
    await reading
    expect(ids(feed)).toEqual([5_000])
    const again = window.back()
    window.newest(() => {})
    await again
    expect(ids(feed)).toEqual([5_000])
  })
})

describe('a window of fixed size', () => {
  async function farBack() {
    const all = from(1, 40_000)
    const { feed, window } = windowOf(all, 5_000)
    while (feed.first > 1) {
      await window.back()
      expect(feed.rows.length).toBeLessThanOrEqual(BACK_LIMIT)
    }
    return { feed, window, all }
  }

  test('lets the newest go for what is earlier, and comes back over what it let go', async () => {
    const { feed, window, all } = await farBack()
    expect(range(feed)).toEqual([1, BACK_LIMIT])
    expect(feed.isApart).toBe(true)
    while (feed.isApart) {
      await window.on()
      expect(feed.rows.length).toBeLessThanOrEqual(BACK_LIMIT)
    }
    expect(ids(feed)).toEqual(all.slice(-BACK_LIMIT).map(({ n }) => n))
  })

  test('what comes meanwhile is joined where the window meets it', async () => {
    const { feed, window, all } = await farBack()
    for (const entry of from(40_001, 43_000)) {
      all.push(entry)
      feed.append([entry])
    }
    // The store is always a little behind.
    const unstored = from(43_001, 43_200)
    feed.append(unstored)
    expect(range(feed)).toEqual([1, BACK_LIMIT])
    while (feed.isApart) await window.on()
    expect(range(feed)).toEqual([43_200 - BACK_LIMIT + 1, 43_200])
    expect(new Set(ids(feed)).size).toBe(BACK_LIMIT)
  })

  test('the newest again: what came last, and no earlier rows', async () => {
    const { feed, window } = await farBack()
    feed.append(from(40_001, 40_003))
    await new Promise<void>(arrived => window.newest(arrived))
    expect(range(feed)).toEqual([40_001 - PAGE, 40_003])
    expect([feed.isBack, feed.isApart, window.above]).toEqual([false, false, 'more'])
    feed.append(from(40_004, 50_000))
    expect(feed.rows).toHaveLength(FEED_LIMIT)
  })

  test('a reader who has gone back is not carried off by a rush', async () => {
    const all = from(1, 6_000)
    const { feed, window } = windowOf(all, 5_000)
    await window.back()
    for (const entry of from(6_001, 30_000)) {
      all.push(entry)
      feed.append([entry])
    }
    expect(feed.first).toBe(501)
    expect(feed.rows.length).toBeLessThanOrEqual(BACK_LIMIT)
    while (feed.isApart) await window.on()
    expect(range(feed)).toEqual([30_000 - BACK_LIMIT + 1, 30_000])
  })

  test('a snapshot after the worker’s death leaves the reader where they are', async () => {
    const { feed, window } = await farBack()
    feed.replace(from(35_001, 40_200))
    expect(range(feed)).toEqual([1, BACK_LIMIT])
    await new Promise<void>(arrived => window.newest(arrived))
    expect(range(feed)[1]).toBe(40_200)
  })

  test('so does one that overlaps, before any row had to go', async () => {
    const { feed, window } = windowOf(from(1, 2_000), 1_000)
    await window.back()
    feed.replace(from(1_500, 2_100))
    expect(ids(feed)).toEqual(from(501, 2_100).map(({ n }) => n))
  })
})

describe('what rows tell', () => {
  test('what was taken back after the reader’s page is struck in it', async () => {
    const all = [...from(1, 600), entryOf(601, 'system', { recalls: [50] }), ...from(602, 700)]
    const { feed, window } = windowOf(all, 200)
    await window.back()
    expect(feed.rowOf(50)?.recalled).toBe(true)
    expect(feed.rowOf(51)?.recalled).toBe(false)
  })

  test('what is taken back while the newest are not held is struck at once', async () => {
    const { feed, window } = windowOf(from(1, 20_000), 5_000)
    while (feed.first > 1) await window.back()
    feed.append([entryOf(20_001, 'system', { recalls: [7] })])
    expect(feed.rowOf(7)?.recalled).toBe(true)
  })

  test('a combo whose beginning is earlier goes on in the row that is here', async () => {
    const all = [gift(1, 3), ...from(2, 500), gift(501, 7, { into: 1 }), ...from(502, 600)]
    const { feed, window } = windowOf(all, 100)
    await window.back()
    feed.append([gift(601, 9, { into: 1 })])
    expect(feed.rowOf(501)?.count).toBe(9)
    expect(feed.rowOf(601)).toBe(feed.rowOf(501))
  })

  test('rows that were here fold as they did, whatever comes before them', async () => {
    const all = Array.from({ length: 1_200 }, (_, at) => entryOf(at + 1, 'enter'))
    const { feed, window } = windowOf(all, 107)
    feed.fold({ crowd: true, repeats: true, gifts: 0, apart: new Set() })
    const before = feed.visible.map(row => [row.n, row.fold?.count])
    await window.back()
    await window.back()
    feed.filter(showing(), everything)
    expect(feed.visible.slice(-before.length).map(row => [row.n, row.fold?.count])).toEqual(before)
  })
})

test('however it is moved, the window is a stretch of the room, each entry once', async () => {
  const moves = fc.array(
    fc.oneof(
      fc.constantFrom('back' as const, 'on' as const, 'newest' as const, 'anew' as const),
      fc.integer({ min: 1, max: 3_000 }),
    ),
    { maxLength: 25 },
  )
  await fc.assert(
    fc.asyncProperty(moves, fc.integer({ min: 1, max: 8_000 }), async (moves, held) => {
      const store = from(1, 12_000)
      const { feed, window } = windowOf(store, held, 2_000)
      let last = 12_000
      for (const move of moves) {
        if (move === 'back') await window.back()
        else if (move === 'on') await window.on()
        else if (move === 'newest') await new Promise<void>(arrived => window.newest(arrived))
        else if (move === 'anew') feed.replace(store.slice(-4_000))
        else {
          const news = from(last + 1, last + move)
          last += move
          feed.append(news)
          store.push(...news)
        }
        const numbers = ids(feed)
        expect(numbers.length).toBeLessThanOrEqual(BACK_LIMIT)
        expect(numbers).toEqual(from(numbers[0] ?? 1, numbers.at(-1) ?? 0).map(({ n }) => n))
        expect(numbers[0]).toBe(feed.first)
        if (!feed.isApart) expect(numbers.at(-1)).toBe(last)
      }
    }),
    { numRuns: 60 },
  )
})
