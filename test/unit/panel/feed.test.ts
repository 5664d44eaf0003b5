import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEED_LIMIT, Feed } from '../../../lib/feed/feed.ts'
import type { Entry } from '../../../lib/model/entry.ts'
import { chat, entryOf, everything, filter, gift, showing } from './entries.ts'

const ids = (feed: Feed) => feed.visible.map(row => row.n)
const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => chat(first + index))

describe('folding a gift combo', () => {
  test('is one row at the first event’s place, counting up', () => {
    const feed = new Feed(showing())
    feed.append([gift(1, 1), chat(2), gift(3, 5, { into: 1 }), gift(4, 66, { into: 1 })])
    expect(ids(feed)).toEqual([1, 2])
    expect(feed.visible[0]).toMatchObject({ count: 66, diamonds: 132, event: { id: '1000001' } })
  })

  test('takes the largest count, whatever order they come in', () => {
    const feed = new Feed(showing())
    feed.append([gift(1, 1), gift(2, 9, { into: 1 }), gift(3, 4, { into: 1 })])
    expect(feed.visible[0]?.count).toBe(9)
  })

  test('may begin with a count of none', () => {
    const feed = new Feed(showing())
    feed.append([gift(1, 0)])
    expect(feed.visible[0]).toMatchObject({ count: 0, diamonds: 0 })
    feed.append([gift(2, 3, { into: 1 })])
    expect(feed.visible[0]).toMatchObject({ count: 3, diamonds: 6 })
  })

  test('tells that the row must be drawn again, and only when it changed', () => {
    const feed = new Feed(showing())
    feed.append([gift(1, 3)])
    const drawn = feed.rowOf(1)?.version ?? -1
    feed.append([gift(2, 3, { into: 1 })])
    expect(feed.rowOf(1)?.version).toBe(drawn)
    feed.append([gift(3, 4, { into: 1 })])
    expect(feed.rowOf(1)?.version).toBeGreaterThan(drawn)
  })

  test('goes on in a row of its own where the first one has gone', () => {
    const feed = new Feed(showing())
    feed.append([gift(1, 1), ...from(2, FEED_LIMIT + 1)])
    feed.append([gift(FEED_LIMIT + 2, 7, { into: 1 }), gift(FEED_LIMIT + 3, 8, { into: 1 })])
    expect(feed.visible.at(-1)).toMatchObject({ n: FEED_LIMIT + 2, count: 8 })
  })

  test('any entry of it leads to its row', () => {
    const feed = new Feed(showing())
    feed.append([gift(1, 1), gift(2, 2, { into: 1 })])
    expect(feed.rowOf(2)).toBe(feed.rowOf(1))
  })
})

test('scores of a PK count on in their row, and a filter finds the latest', () => {
  const score = (n: number, mine: string, more: Partial<Entry> = {}): Entry => {
    const { user: _, ...base } = entryOf(n, 'system').event
    const sides = [{ id: '1', nickname: '糖糖', score: mine }]
    return { n, event: { ...base, type: 'battle', action: 'score', text: '', sides }, ...more }
  }
  const feed = new Feed(showing())
  feed.append([score(1, '10'), chat(2), score(3, '25', { into: 1 })])
  expect(feed.visible.map(row => row.n)).toEqual([1, 2])
  expect(feed.visible[0]).toMatchObject({ version: 1, event: { sides: [{ score: '25' }] } })
  feed.filter(showing(), filter('25'))
  expect(feed.visible.map(row => row.n)).toEqual([1])
})

test('a recalled message is marked, and keeps its place', () => {
  const feed = new Feed(showing('chat'))
  feed.append([chat(1), chat(2), entryOf(3, 'system', { recalls: [1] })])
  expect(feed.visible.map(row => row.recalled)).toEqual([true, false])
})

test('a recalled row keeps its text, and knows who took it back and when, though the recall came first', () => {
  const recall = entryOf(1, 'system', { recalls: [2] })
  for (const entries of [
    [recall, chat(2, '发错了')],
    [chat(2, '发错了'), { ...recall, n: 3 }],
  ]) {
    const feed = new Feed(showing('chat'))
    feed.append(entries)
    expect(feed.visible[0]).toMatchObject({
      recalled: true,
      recall: { at: recall.event.time, by: { nickname: '人1' } },
      event: { text: '发错了' },
    })
  }
})

test('history is marked', () => {
  const feed = new Feed(showing())
  feed.append([{ ...chat(1), history: true }, chat(2)])
  expect(feed.visible.map(row => row.history)).toEqual([true, false])
})

test('an entry that is there already is passed over', () => {
  const feed = new Feed(showing())
  feed.append(from(1, 3))
  feed.append(from(2, 4))
  expect(ids(feed)).toEqual([1, 2, 3, 4])
})

test('holds no more than the limit, and the oldest go', () => {
  const feed = new Feed(showing('chat'))
  feed.append([entryOf(1, 'enter'), ...from(2, FEED_LIMIT)])
  feed.append(from(FEED_LIMIT + 1, FEED_LIMIT + 3))
  expect(feed.rows).toHaveLength(FEED_LIMIT)
  expect(feed.visible[0]?.n).toBe(4)
  expect(feed.visible.at(-1)?.n).toBe(FEED_LIMIT + 3)
  expect(feed.rowOf(2)).toBeUndefined()
})

describe('filtering', () => {
  test('by type, of what is there and of what comes', () => {
    const feed = new Feed(showing())
    feed.append([chat(1), entryOf(2, 'enter')])
    feed.filter(showing('chat'), everything)
    expect(ids(feed)).toEqual([1])
    feed.append([entryOf(3, 'enter'), chat(4)])
    expect(ids(feed)).toEqual([1, 4])
    feed.filter(showing('enter'), everything)
    expect(ids(feed)).toEqual([2, 3])
  })

  test.each([
    ['多少钱', [1]],
    ['老周', [2]],
    ['小心', [3]],
    ['山海 ａｂｃ', [2]],
    ['ABC', [2]],
    ['山海 多少', []],
    ['   ', [1, 2, 3]],
  ])('by the words of %j', (query, expected) => {
    const feed = new Feed(showing())
    feed.filter(showing(), filter(query))
    feed.append([chat(1, '这个耳机多少钱'), chat(2, '来一首《山海》AbC', '老周'), gift(3, 1)])
    expect(ids(feed)).toEqual(expected)
  })

  test('a gift comes in when its combo has grown to pass, in its place', () => {
    const feed = new Feed(showing())
    feed.filter(showing(), filter('diamonds>=10 or type:chat'))
    feed.append([chat(1), gift(2, 1), chat(3)])
    expect(ids(feed)).toEqual([1, 3])
    feed.append([gift(4, 5, { into: 2 })])
    expect(ids(feed)).toEqual([1, 2, 3])
  })

  test('what is taken back leaves a filter that wants it untouched', () => {
    const feed = new Feed(showing('chat'))
    feed.filter(showing('chat'), filter('-is:recalled'))
    feed.append([chat(1), chat(2), entryOf(3, 'system', { recalls: [1] })])
    expect(ids(feed)).toEqual([2])
  })

  test('passes the same rows whether the filter or the rows came first', () => {
    const words = fc.constantFrom('', '一', '二', '一 二')
    const texts = fc.array(fc.constantFrom('一', '二', '一二', '三'), { maxLength: 30 })
    fc.assert(
      fc.property(words, texts, (query, said) => {
        const entries = said.map((text, index) =>
          index % 3 ? chat(index + 1, text) : entryOf(index + 1, 'enter'),
        )
        const before = new Feed(showing())
        before.filter(showing('chat'), filter(query))
        for (const entry of entries) before.append([entry])
        const after = new Feed(showing())
        after.append(entries)
        after.filter(showing('chat'), filter(query))
        expect(ids(before)).toEqual(ids(after))
      }),
    )
  })
})

describe('a new snapshot', () => {
  test('that continues keeps older rows for the reader', () => {
    const feed = new Feed(showing())
    feed.append(from(1, 10))
    feed.replace(from(8, 14))
    expect(ids(feed)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
    feed.append(from(14, 15))
    expect(ids(feed).at(-1)).toBe(15)
  })

  test('is the truth: what the worker has lost is gone', () => {
    const feed = new Feed(showing())
    feed.append(from(1, 10))
    feed.replace(from(5, 8))
    expect(ids(feed)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    feed.append([chat(9, '另一句')])
    expect(feed.rowOf(9)?.event).toMatchObject({ text: '另一句' })
  })

  test('that leaves a hole replaces everything', () => {
    const feed = new Feed(showing())
    feed.append(from(1, 3))
    feed.replace(from(9, 10))
    expect(ids(feed)).toEqual([9, 10])
  })

  test('that counts other events anew replaces everything', () => {
    const feed = new Feed(showing())
    feed.append(from(1, 5))
    const recounted = [chat(3), chat(4)].map(entry => ({
      ...entry,
      event: { ...entry.event, id: `9${entry.n}` },
    }))
    feed.replace(recounted)
    expect(feed.visible.map(row => row.event.id)).toEqual(['93', '94'])
  })

  test('does not count a combo twice', () => {
    const feed = new Feed(showing())
    feed.append([gift(1, 1), gift(2, 5, { into: 1 })])
    feed.replace([gift(2, 5, { into: 1 }), gift(3, 6, { into: 1 })])
    expect(feed.visible).toHaveLength(1)
    expect(feed.visible[0]).toMatchObject({ n: 1, count: 6 })
  })
})

test('visible rows are always those of all rows that pass, in order', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('append' as const), count: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('replace' as const), back: fc.integer({ min: 0, max: 30 }) }),
    fc.record({ kind: fc.constant('filter' as const), chat: fc.boolean() }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), steps => {
      const feed = new Feed(showing())
      let next = 1
      const make = (n: number) => (n % 2 ? chat(n) : entryOf(n, 'enter'))
      let shown = showing()
      for (const step of steps) {
        if (step.kind === 'append') {
          feed.append(Array.from({ length: step.count }, () => make(next++)))
        } else if (step.kind === 'replace') {
          const first = Math.max(1, next - step.back)
          feed.replace(Array.from({ length: next - first + 2 }, (_, index) => make(first + index)))
          next += 2
        } else {
          shown = step.chat ? showing('chat') : showing()
          feed.filter(shown, everything)
        }
        expect(ids(feed)).toEqual(feed.rows.filter(row => shown[row.event.type]).map(row => row.n))
        expect(feed.rows.map(row => row.n)).toEqual([...feed.rows.map(row => row.n)].sort((a, b) => a - b))
      }
    }),
  )
})
