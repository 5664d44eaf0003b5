import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEED_LIMIT, Feed } from '../../../lib/feed/feed.ts'
import { foldedGifts } from '../../../lib/feed/folded-gifts.ts'
import { FOLD_MS, FOLD_ROWS, type Folding } from '../../../lib/feed/folder.ts'
import type { Row } from '../../../lib/feed/row.ts'
import type { Entry } from '../../../lib/model/entry.ts'
import type { GiftEvent } from '../../../lib/model/events.ts'
import { chat, entryOf, everything, gift, like, showing } from './entries.ts'

const ALL: Folding = { crowd: true, repeats: true, gifts: 10, apart: new Set() }

function feedOf(entries: Entry[], folding: Partial<Folding> = {}): Feed {
  const feed = new Feed(showing())
  feed.fold({ ...ALL, ...folding })
  for (const entry of entries) feed.append([entry])
  return feed
}
/** Which entries each shown row stands for. */
const groups = (feed: Feed) => feed.visible.map(row => [row.n, ...(row.fold?.rows ?? []).map(({ n }) => n)])
/** Someone with something said of them. */
function as<E extends Entry>(entry: E, user: object): E {
  return { ...entry, event: { ...entry.event, user: { ...entry.event.user, ...user } } }
}
const fillers = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => chat(first + index, `第 ${first + index} 句`))

describe('entrances and likes', () => {
  test('fold into one row that counts people and likes', () => {
    const feed = feedOf([entryOf(1, 'enter'), like(2, 5), entryOf(3, 'enter'), like(4, 7)])
    expect(groups(feed)).toEqual([[1, 2, 3, 4]])
    const fold = feed.visible[0]?.fold
    expect(fold?.entered.count).toBe(2)
    expect(fold?.liked.count).toBe(2)
    expect(fold?.likes).toBe(12)
    expect(fold?.entered.first.map(({ nickname }) => nickname)).toEqual(['人1', '人3'])
  })

  test('go on counting in the same row while others talk', () => {
    expect(groups(feedOf([entryOf(1, 'enter'), chat(2), entryOf(3, 'enter')]))).toEqual([[1, 3], [2]])
  })

  test('of one person count one person, of masked guests each by name', () => {
    const again = as(like(2, 3), { id: '1' })
    expect(feedOf([like(1, 2), again]).visible[0]?.fold?.liked.count).toBe(1)
    const masked = [1, 2, 3].map(n =>
      as(entryOf(n, 'enter'), { id: '111111', masked: true, nickname: n < 3 ? '吴***' : '林***' }),
    )
    expect(feedOf(masked).visible[0]?.fold?.entered.count).toBe(2)
  })

  test('begin a new row when the old one has gone out of sight', () => {
    const before = feedOf([entryOf(1, 'enter'), ...fillers(2, FOLD_ROWS), entryOf(50, 'enter')])
    expect(groups(before)[0]).toEqual([1, 50])
    const after = feedOf([entryOf(1, 'enter'), ...fillers(2, FOLD_ROWS + 1), entryOf(50, 'enter')])
    expect(groups(after)[0]).toEqual([1])
    expect(groups(after).at(-1)).toEqual([50])
  })

  test('begin a new row when the old one is too old', () => {
    const late = like(2, 1)
    late.event.receivedAt += FOLD_MS
    expect(groups(feedOf([like(1, 1), late]))).toEqual([[1], [2]])
  })

  test('of admins, of the highest levels and of people who are set apart stand alone', () => {
    const admin = as(entryOf(2, 'enter'), { roles: ['admin'] })
    const rich = as(entryOf(3, 'enter'), { level: 30 })
    const entries = [entryOf(1, 'enter'), admin, rich, entryOf(4, 'enter'), entryOf(5, 'enter')]
    expect(groups(feedOf(entries, { apart: new Set(['5']) }))).toEqual([[1, 4], [2], [3], [5]])
  })
})

describe('small gifts', () => {
  const by = (id: string, n: number, count: number, into?: number) =>
    as(gift(n, count, into === undefined ? {} : { into }), { id, nickname: id })

  test('of one giver fold into one row, those of others into theirs', () => {
    const feed = feedOf([by('周', 1, 1), by('李', 2, 1), chat(3), by('周', 4, 2), by('李', 5, 1)])
    expect(groups(feed)).toEqual([[1, 4], [2, 5], [3]])
    const { kinds, count, diamonds } = foldedGifts(feed.rows.filter(({ n }) => n === 1 || n === 4))
    expect([kinds, count, diamonds]).toEqual([[{ name: '小心心', count: 3 }], 3, 6])
  })
  test('that are worth more stand alone; 0 folds none', () => {
    const all = [by('周', 1, 1), by('周', 2, 5), by('周', 3, 1)]
    expect(groups(feedOf(all))).toEqual([[1, 3], [2]])
    expect(groups(feedOf(all, { gifts: 0 }))).toEqual([[1], [2], [3]])
  })
  test('for different receivers do not fold', () => {
    const guest = by('周', 2, 1)
    Object.assign(guest.event, { toUser: { id: '9', nickname: '嘉宾' } })
    expect(groups(feedOf([by('周', 1, 1), guest]))).toEqual([[1], [2]])
  })
  test('that grow in their fold are drawn again, and leave it when they are no longer small', () => {
    const feed = feedOf([by('周', 1, 1), by('周', 2, 1)])
    const [head] = feed.visible
    const version = head?.version ?? 0
    feed.append([by('周', 3, 2, 2)])
    expect(groups(feed)).toEqual([[1, 2]])
    expect(head?.version).toBeGreaterThan(version)
    feed.append([by('周', 4, 9, 2)])
    expect(groups(feed)).toEqual([[1], [2]])
    // What comes next does not fold into the large one.
    feed.append([by('周', 5, 1)])
    expect(groups(feed)).toEqual([[1, 5], [2]])
  })
  test('the head grows out of its fold, and the others get a new one', () => {
    const feed = feedOf([by('周', 1, 1), by('周', 2, 1), by('周', 3, 1)])
    feed.append([by('周', 4, 50, 1)])
    expect(groups(feed)).toEqual([[1], [2, 3]])
  })
  test('that a rule marks meanwhile stand alone', () => {
    const feed = feedOf([by('周', 1, 1), by('周', 2, 1)])
    feed.rule(({ diamonds }) => ({ hidden: false, tags: (diamonds ?? 0) >= 6 ? ['多'] : [] }))
    feed.append([by('周', 3, 3, 2)])
    expect(groups(feed)).toEqual([[1], [2]])
  })

  test('always stand as they would if all had come at once', () => {
    const one = fc.record({
      who: fc.constantFrom('周', '李', '王'),
      count: fc.integer({ min: 1, max: 9 }),
      /** Continues one of the gifts before. */
      goesOn: fc.option(fc.nat(30)),
    })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 30 }), fc.constantFrom(0, 4, 8), (all, least) => {
        const matches = ({ diamonds = 0 }) => diamonds >= least
        const entries: (Entry & { event: GiftEvent })[] = []
        for (const [at, { who, count, goesOn }] of all.entries()) {
          const first = goesOn === null ? undefined : entries[goesOn % (at + 1)]
          const begun = first && (first.into ?? first.n)
          const owner = first?.event.user?.id ?? who
          entries.push(by(owner, at + 1, count, begun))
        }
        const live = new Feed(showing())
        live.fold(ALL)
        live.filter(showing(), matches)
        for (const entry of entries) live.append([entry])
        const before = groups(live)
        // Places all rows again.
        live.fold(ALL)
        expect(before).toEqual(groups(live))
      }),
    )
  })
})

describe('the same words', () => {
  test('fold into the row that said them first, and count people', () => {
    const feed = feedOf([chat(1, '666'), chat(2, '好听'), chat(3, '66666'), chat(4, '好听！')])
    expect(groups(feed)).toEqual([
      [1, 3],
      [2, 4],
    ])
    expect(feed.visible[0]?.fold?.said.count).toBe(2)
    expect(feed.visible[0]?.fold?.count).toBe(2)
  })

  test('of one advert with another number each are one row, and questions between them rows of their own', () => {
    const questions = ['还有货吗', '这件多少钱', '165 110斤穿什么码', '165 120斤穿什么码', '新疆包邮吗']
    const isAsked = (at: number) => at % 9 === 4
    const entries = Array.from({ length: 45 }, (_, at) => {
      const question = isAsked(at) ? questions[(at - 4) / 9] : undefined
      return chat(at + 1, question ?? `需要代练的加微信${13_800_001_000 + at * 7}先到先得`)
    })
    const shown = feedOf(entries).visible
    expect(shown.map(({ event }) => ('text' in event ? event.text : ''))).toEqual([
      '需要代练的加微信13800001000先到先得',
      ...questions,
    ])
    expect(shown[0]?.fold).toMatchObject({ count: 40, said: { count: 40 } })
  })

  test('of one who repeats themselves are one person', () => {
    const feed = feedOf([chat(1, '加微信'), as(chat(2, '加微信'), { id: '1' })])
    expect(feed.visible[0]?.fold).toMatchObject({ count: 2, said: { count: 1 } })
  })

  test('of history and of now stay apart', () => {
    expect(groups(feedOf([{ ...chat(1, '好'), history: true }, chat(2, '好')]))).toEqual([[1], [2]])
  })

  test('that are taken back leave the others', () => {
    const feed = feedOf([chat(1, '好'), chat(2, '好'), chat(3, '好')])
    feed.append([entryOf(4, 'system', { recalls: [1] })])
    expect(groups(feed)).toEqual([[1], [2, 3], [4]])
    expect(feed.visible[0]?.recalled).toBe(true)
    feed.append([entryOf(5, 'system', { recalls: [3] })])
    expect(groups(feed)).toEqual([[1], [2], [3], [4], [5]])
  })

  test('are found in the row that stands for them', () => {
    const feed = feedOf([chat(1, '好'), chat(2, '好')])
    expect(feed.rowOf(2)).toBe(feed.visible[0])
  })
})

test('gifts and unlike words stay rows of their own', () => {
  expect(groups(feedOf([gift(1, 1), gift(2, 1), chat(3, '一'), chat(4, '二')]))).toEqual([[1], [2], [3], [4]])
})

test.each([
  [{ crowd: false }, [[1], [2], [3, 4]]],
  [{ repeats: false }, [[1, 2], [3], [4]]],
])('with %j that is not folded', (folding, expected) => {
  const entries = [entryOf(1, 'enter'), like(2, 1), chat(3, '好'), chat(4, '好')]
  expect(groups(feedOf(entries, folding))).toEqual(expected)
})

test('where the row that stands for others goes, the next of them stands for them; it takes nothing in', () => {
  const feed = feedOf([entryOf(1, 'enter'), like(2, 1)])
  feed.filter(showing('enter', 'like'), everything)
  feed.append([...fillers(3, FEED_LIMIT - 3), like(FEED_LIMIT, 1), like(FEED_LIMIT + 1, 1)])
  expect(groups(feed)).toEqual([[2, FEED_LIMIT, FEED_LIMIT + 1]])
  expect(feed.visible[0]?.fold?.likes).toBe(3)
  feed.append([like(FEED_LIMIT + 2, 1)])
  expect(groups(feed)).toEqual([[FEED_LIMIT, FEED_LIMIT + 1], [FEED_LIMIT + 2]])
})

describe('whatever happens', () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('enter', 'like', '666', '6666', '好听', '好听！', '再来') },
    { weight: 1, arbitrary: fc.constantFrom('gift', 'recall', 'snapshot') },
  )
  /** Plays the steps into a feed and returns its entries. */
  function play(feed: Feed, steps: string[]): void {
    const all: Entry[] = []
    for (const [index, what] of steps.entries()) {
      const n = index + 1
      if (what === 'enter') all.push(entryOf(n, 'enter'))
      else if (what === 'like') all.push(like(n, n))
      else if (what === 'gift') all.push(gift(n, 1))
      else if (what === 'recall') all.push(entryOf(n, 'system', { recalls: [Math.ceil(n / 2)] }))
      else if (what === 'snapshot') {
        all.push(chat(n))
        feed.replace(all.slice(Math.floor(n / 2)))
        continue
      } else all.push(chat(n, what))
      feed.append(all.slice(-1))
    }
  }
  const rowsOf = (feed: Feed): Row[] => feed.visible.flatMap(row => [row, ...(row.fold?.rows ?? [])])

  test('no event is lost, none is there twice, and the counts are right', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), steps => {
        const feed = new Feed(showing())
        feed.fold(ALL)
        play(feed, steps)
        const shown = rowsOf(feed)
        expect(new Set(shown).size).toBe(shown.length)
        expect(shown.map(({ n }) => n).sort((a, b) => a - b)).toEqual(feed.rows.map(({ n }) => n))
        expect(feed.visible.map(({ n }) => n)).toEqual(feed.visible.map(({ n }) => n).sort((a, b) => a - b))
        for (const row of feed.visible) {
          const likes = [row, ...(row.fold?.rows ?? [])].map(({ event }) =>
            event.type === 'like' ? event.count : 0,
          )
          if (row.fold) expect(row.fold.likes).toBe(likes.reduce((sum, count) => sum + count, 0))
          for (const folded of row.fold?.rows ?? []) expect(folded.head).toBe(row)
        }
      }),
    )
  })

  test('the same rows are folded whether they came one by one or were there before', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), steps => {
        const before = new Feed(showing())
        before.fold(ALL)
        play(before, steps)
        const after = new Feed(showing())
        play(after, steps)
        after.fold(ALL)
        expect(groups(before)).toEqual(groups(after))
      }),
    )
  })
})
