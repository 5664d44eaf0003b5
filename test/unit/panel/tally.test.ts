import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../lib/model/entry.ts'
import type { AudienceEvent } from '../../../lib/model/events.ts'
import { byWorth, GiftTally } from '../../../lib/tally/gift-tally.ts'
import { Pulse, STEP_MS } from '../../../lib/tally/pulse.ts'
import { Tally } from '../../../lib/tally/tally.ts'
import { chat, gift, like, NOW } from './entries.ts'

/** A gift that adds so many, worth 2 diamonds each. */
const given = (n: number, gifts: number, id = 'giver') => {
  const { event } = gift(n, 99)
  return {
    n,
    event: { ...event, user: { id, nickname: id, roles: [] } },
    adds: { gifts, diamonds: gifts * 2 },
  }
}

describe('gifts', () => {
  test('are added up by giver and by gift, by what each adds', () => {
    const tally = new GiftTally()
    for (const entry of [given(1, 1), given(2, 4), given(3, 0), given(4, 1, 'other'), chat(5)])
      tally.add(entry)
    expect(tally).toMatchObject({ count: 6, diamonds: 12 })
    expect([...tally.kinds.values()]).toMatchObject([{ name: '小心心', count: 6, diamonds: 12 }])
    expect([...tally.givers.values()]).toMatchObject([{ count: 5, diamonds: 10 }, { count: 1 }])
  })

  test('of givers and of kinds each come to all', () => {
    const drawn = fc.array(fc.record({ gifts: fc.nat(9), id: fc.constantFrom('a', 'b', 'c') }), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(drawn, all => {
        const tally = new GiftTally()
        for (const [n, { gifts, id }] of all.entries()) tally.add(given(n, gifts, id))
        const sum = (parts: Iterable<{ count: number }>) =>
          [...parts].reduce((total, { count }) => total + count, 0)
        expect(tally.count).toBe(all.reduce((total, { gifts }) => total + gifts, 0))
        expect(sum(tally.givers.values())).toBe(tally.count)
        expect(sum(tally.kinds.values())).toBe(tally.count)
      }),
    )
  })

  test('are ordered by worth, then by number', () => {
    const all = [
      { diamonds: 1, count: 1 },
      { diamonds: 9, count: 1 },
      { diamonds: 1, count: 5 },
    ]
    expect(all.sort(byWorth).map(({ diamonds, count }) => [diamonds, count])).toEqual([
      [9, 1],
      [1, 5],
      [1, 1],
    ])
  })
})

describe('the pulse', () => {
  /** An entry at a step of time. */
  const at = <E extends Entry>(step: number, entry: E): E => {
    entry.event.receivedAt = NOW + step * STEP_MS
    return entry
  }
  const audience = (online: number): AudienceEvent => {
    const { text: _, segments: __, ...event } = chat(1).event
    return { ...event, type: 'audience', online, top: [] }
  }
  const series = (entries: Entry[], steps: number) => {
    const pulse = new Pulse()
    for (const { event } of entries) pulse.add(event, 0)
    return pulse.series(NOW + steps * STEP_MS)
  }

  test('tells the messages of the last minute, and leaves out the step that goes on', () => {
    const { chats } = series([at(0, chat(1)), at(0, chat(2)), at(2, chat(3)), at(3, chat(4))], 3)
    expect(chats).toEqual([2, 2, 3])
    expect(series([at(0, chat(1)), at(7, chat(2))], 9).chats).toEqual([1, 1, 1, 1, 1, 1, 0, 1, 1])
  })
  test('tells likes by the minute, though the room tells their sum', () => {
    const sums = [1000, 1010, 1030].map((total, n) => {
      const entry = at(n * 6, like(n + 1, 5))
      return { ...entry, event: { ...entry.event, total } }
    })
    expect(series(sums, 14).likes).toEqual([0, 0, 0, 0, 0, 0, 10, 10, 10, 10, 10, 10, 20, 20])
  })

  test('holds what is told now and then until it is told anew', () => {
    const { online, likes } = series(
      [at(0, { n: 1, event: audience(100) }), at(1, like(2, 5)), at(3, { n: 3, event: audience(90) })],
      4,
    )
    expect(online).toEqual([100, 100, 100, 90])
    expect(likes).toEqual([null, 0, 0, 0])
  })

  test('goes back half an hour, whatever comes late', () => {
    const entries = Array.from({ length: 400 }, (_, step) => at(step, chat(step + 1)))
    const { at: times, chats } = series([...entries, at(5, chat(999))], 400)
    expect(times).toHaveLength(180)
    expect(new Set(chats)).toEqual(new Set([6]))
    expect(series([], 5).at).toEqual([])
  })
})

test('an entry that was counted is passed over, earlier ones are added behind', () => {
  const tally = new Tally()
  tally.add([chat(5), given(6, 2)])
  tally.add([given(6, 2), chat(7)])
  tally.addEarlier([given(3, 1), chat(4), chat(5)])
  expect(tally.gifts.count).toBe(3)
  const { chats } = tally.pulse.series(NOW + 2 * STEP_MS)
  expect(chats[0]).toBe(3)
})
