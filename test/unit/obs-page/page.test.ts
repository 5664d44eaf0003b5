import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../lib/model/entry.ts'
import type { TierSteps } from '../../../lib/model/gift-tier.ts'
import { GiftAlerts } from '../../../lib/obs-page/alerts.ts'
import { readChoices } from '../../../lib/obs-page/choices.ts'
import { Lanes } from '../../../lib/obs-page/lanes.ts'
import { ObsPage } from '../../../lib/obs-page/page.ts'
import { PageRows } from '../../../lib/obs-page/rows.ts'
import { Single } from '../../../lib/obs-page/single.ts'
import { chat, entryOf, gift } from '../panel/entries.ts'

const pageOf = (search = '') => new ObsPage(readChoices(undefined, search, 'zh-CN'))
const told = (entry: Entry, room = '7') =>
  ({ type: 'event', room, session: 's', replay: false, entry }) as const
const worth = (n: number, diamonds: number, more: Partial<Entry> = {}): Entry => {
  const { event } = gift(n, 1)
  return { n, event: { ...event, gift: { ...event.gift, diamonds } }, ...more }
}
const numbers = (page: ObsPage, now: number) => page.list(now).map(({ key }) => Number(key.split(' ')[1]))

describe('a list', () => {
  test('holds the latest rows of its types, each for its time', () => {
    const page = pageOf('rows=2&fade=10&types=chat,gift')
    page.receive([told(chat(1)), told(entryOf(2, 'enter')), told(chat(3))], 0)
    expect(numbers(page, 0)).toEqual([1, 3])
    page.receive([told(chat(4))], 5000)
    expect(numbers(page, 5000)).toEqual([3, 4])
    expect(numbers(page, 10_000)).toEqual([4])
    expect(numbers(page, 15_000)).toEqual([])
  })
  test('keeps rows without a time until newer ones come', () => {
    const page = pageOf('rows=1&fade=0')
    page.receive([told(chat(1))], 0)
    expect(numbers(page, 1e9)).toEqual([1])
  })
  test('counts a combo up in its row, which stays for its time again', () => {
    const page = pageOf('fade=10')
    page.receive([told(gift(1, 1))], 0)
    page.receive([told(gift(2, 9, { into: 1 }))], 9000)
    expect(page.list(15_000)).toMatchObject([{ count: 9, diamonds: 18 }])
  })
  test('drops what was taken back', () => {
    const page = pageOf()
    page.receive([told(chat(1)), told(chat(2)), told({ ...entryOf(3, 'system'), recalls: [1] })], 0)
    expect(numbers(page, 0)).toEqual([2])
  })
  test('ticks what is answered, in its room, until the tick is taken back', () => {
    const page = pageOf()
    const answered = (done: boolean, room = '7') =>
      ({ type: 'answered', room, numbers: [1, 9], done }) as const
    const ticks = () => page.list(0).map(row => row.answered)
    page.receive([told(chat(1)), told(chat(2)), answered(true, '8')], 0)
    expect(ticks()).toEqual([false, false])
    page.receive([answered(true)], 0)
    expect(ticks()).toEqual([true, false])
    page.receive([answered(false)], 0)
    expect(ticks()).toEqual([false, false])
  })
  test('shows no history', () => {
    const page = pageOf()
    page.receive([told({ ...chat(1), history: true })], 0)
    expect(numbers(page, 0)).toEqual([])
  })
  test('shows one room if one is named, by its id or its address', () => {
    const rooms = { type: 'rooms', rooms: [{ room: '7', webRid: '910001' }] } as const
    for (const name of ['7', '910001']) {
      const page = pageOf(`room=${name}`)
      page.receive([rooms, told(chat(1)), told(chat(2), '8')], 0)
      expect(numbers(page, 0)).toEqual([1])
    }
  })
  test('says that a replay is one', () => {
    const page = pageOf()
    page.receive([{ ...told(chat(1)), replay: true }], 0)
    expect(page.isReplay).toBe(true)
  })
})

describe('rows', () => {
  test('take an entry once', () => {
    const rows = new PageRows()
    expect(rows.take('s', '7', chat(1), 0)).toBeDefined()
    expect(rows.take('s', '7', chat(1), 1)).toBeUndefined()
    expect(rows.take('another session', '7', chat(1), 1)).toBeDefined()
  })
  test('a combo that began before the page joins its first row here', () => {
    const rows = new PageRows()
    rows.take('s', '7', gift(8, 5, { into: 3 }), 0)
    expect(rows.take('s', '7', gift(9, 6, { into: 3 }), 1)).toMatchObject({ count: 6, version: 1 })
    expect(rows.rows).toHaveLength(1)
  })
  test('hold an end in number', () => {
    const rows = new PageRows()
    for (let n = 1; n <= 5000; n++) rows.take('s', '7', chat(n), n)
    expect(rows.rows.length).toBeLessThanOrEqual(500)
    expect(rows.rows.at(-1)?.key).toBe('s 5000')
  })
})

describe('one message at a time', () => {
  test('stays long enough to be read, and the newest follows', () => {
    const single = new Single<string>()
    single.take('a')
    expect(single.current(0, 0)).toBe('a')
    single.take('b')
    single.take('c')
    expect(single.current(1499, 0)).toBe('a')
    expect(single.current(1500, 0)).toBe('c')
    expect(single.current(1e9, 0)).toBe('c')
  })
  test('goes after its time, never before it is read', () => {
    const single = new Single<string>()
    single.take('a')
    expect(single.current(0, 1000)).toBe('a')
    expect(single.current(1499, 1000)).toBe('a')
    expect(single.current(1500, 1000)).toBeUndefined()
  })
})

describe('gifts are announced', () => {
  const TIERS: TierSteps = [1, 10, 100, 1000, 10_000]
  const alertsOf = (...entries: Entry[]) => {
    const alerts = new GiftAlerts(TIERS)
    const rows = new PageRows()
    const take = (entry: Entry, now = 0) => {
      const row = rows.take('s', '7', entry, now)
      if (row?.event.type === 'gift') alerts.take(row)
    }
    for (const entry of entries) take(entry)
    return { alerts, take, at: (now: number) => alerts.current(now)?.row.event.id }
  }
  const idOf = (n: number) => String(1_000_000 + n)

  test('one after another, the larger for longer', () => {
    const { at } = alertsOf(worth(1, 20_000), worth(2, 1), worth(3, 1))
    expect([at(0), at(8999), at(9000), at(11_499), at(11_500)]).toEqual([1, 1, 2, 2, 3].map(idOf))
    expect(at(14_000)).toBeUndefined()
  })
  test('and stay while a combo counts', () => {
    const { at, take } = alertsOf(gift(1, 1), gift(9, 1))
    at(0)
    for (let n = 2; n < 8; n++) take(gift(n, n, { into: 1 }), n * 1000)
    expect(at(8000)).toBe(idOf(1))
    expect(at(9000)).toBe(idOf(9))
  })
  test('again only in a higher tier', () => {
    const { alerts, at, take } = alertsOf(worth(1, 10))
    at(0)
    expect(at(5000)).toBeUndefined()
    take(
      { ...worth(2, 10), into: 1, event: { ...gift(2, 2).event, gift: { id: '1', name: '', diamonds: 10 } } },
      5000,
    )
    expect(at(5000)).toBeUndefined()
    take({ n: 3, into: 1, event: { ...gift(3, 50).event, gift: { id: '1', name: '', diamonds: 10 } } }, 6000)
    expect(alerts.current(6000)).toMatchObject({ tier: 3, row: { diamonds: 500 } })
  })
  test('not once they were taken back', () => {
    const { at, take } = alertsOf(worth(1, 1), worth(2, 1))
    expect(at(0)).toBe(idOf(1))
    take({ ...entryOf(3, 'system'), recalls: [1, 2] }, 10)
    expect(at(20)).toBeUndefined()
  })
  test('in a storm the most valuable are kept', () => {
    const { at } = alertsOf(...Array.from({ length: 200 }, (_, n) => worth(n + 1, n + 1)))
    const seen = new Set<string | undefined>()
    for (let now = 0; now < 300_000; now += 100) seen.add(at(now))
    expect(seen).toContain(idOf(200))
    expect(seen).not.toContain(idOf(5))
    expect(seen.size).toBeLessThan(25)
  })
  test('the largest in the middle, the others below, the least not at all', () => {
    const page = pageOf('least=10&tiers=1,10,100,1000,10000')
    page.receive([told(worth(1, 9)), told(worth(2, 999)), told(worth(3, 1000))], 0)
    expect(page.small.current(0)?.row.event.id).toBe(idOf(2))
    expect(page.large.current(0)?.row.event.id).toBe(idOf(3))
  })
})

describe('a pinned question', () => {
  const pinned = (n: number, answered = false, room = '7') =>
    ({ type: 'pinned', pinned: { room, event: chat(n).event, answered } }) as const

  test('stands until another is pinned or none', () => {
    const page = pageOf()
    expect(page.question(0)).toBeNull()
    page.receive([pinned(1)], 0)
    page.receive([pinned(2)], 1000)
    expect(page.question(1e9)?.event.id).toBe('1000002')
    page.receive([{ type: 'pinned', pinned: null }], 2e9)
    expect(page.question(2e9)).toBeNull()
  })
  test('is ticked when answered, and goes', () => {
    const page = pageOf()
    page.receive([pinned(1)], 0)
    page.receive([pinned(1, true)], 60_000)
    expect(page.question(60_000)?.answered).toBe(true)
    // It is told again and again.
    page.receive([pinned(1, true)], 63_000)
    expect(page.question(64_000)).toBeNull()
  })
  test('of another room is not shown', () => {
    const page = pageOf('room=8')
    page.receive([pinned(1)], 0)
    expect(page.question(0)).toBeNull()
  })
})

describe('lines that cross the picture', () => {
  const SIZES = { width: 1000, lineHeight: 40, lanes: 2, crossing: 10_000 }

  test('have a lane each, and wait if none is free', () => {
    const lanes = new Lanes()
    expect([0, 1, 2].map(() => lanes.take(140, 0, SIZES))).toEqual([0, 1, undefined])
    expect(lanes.take(140, 1999, SIZES)).toBeUndefined()
    expect(lanes.take(140, 2000, SIZES)).toBe(0)
  })
  test('never touch', () => {
    const line = fc.record({ width: fc.integer({ min: 1, max: 3000 }), after: fc.nat(3000) })
    fc.assert(
      fc.property(fc.array(line), fc.integer({ min: 1, max: 8 }), (lines, count) => {
        const lanes = new Lanes()
        const speed = SIZES.width / SIZES.crossing
        const tails = new Map<number, number>()
        let now = 0
        for (const { width, after } of lines) {
          now += after
          const lane = lanes.take(width, now, { ...SIZES, lanes: count })
          if (lane === undefined) continue
          expect(now).toBeGreaterThanOrEqual(tails.get(lane) ?? 0)
          tails.set(lane, now + width / speed)
        }
      }),
    )
  })
  test('that wait are no more than the newest forty, and leave in order', () => {
    const page = pageOf()
    page.receive(
      Array.from({ length: 100 }, (_, n) => told(chat(n + 1))),
      0,
    )
    const waited: string[] = []
    for (let row = page.nextLine; row; row = page.nextLine) {
      waited.push(row.event.id)
      page.leave()
    }
    expect(waited).toEqual(Array.from({ length: 40 }, (_, n) => String(1_000_061 + n)))
  })
})
