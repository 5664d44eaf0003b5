import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byWorth, GiftTally } from '../../../lib/panel/gift-tally.ts'
import { Pulse, STEP_MS } from '../../../lib/panel/pulse.ts'
import { Tally } from '../../../lib/panel/tally.ts'
import type { AudienceEvent } from '../../../lib/protocol/events.ts'
import type { Entry } from '../../../lib/room/entry.ts'
import { chat, gift, like, NOW } from './entries.ts'

describe('gifts', () => {
  test('are added up by giver and by gift, a combo by its largest count', () => {
    const tally = new GiftTally()
    const giver = { id: '9', nickname: '送礼人', roles: [] }
    for (const { event, ...entry } of [gift(1, 1), gift(2, 5, { into: 1 }), gift(3, 3, { into: 1 })]) {
      tally.add({ ...entry, event: { ...event, user: giver } })
    }
    tally.add(gift(4, 1))
    expect(tally).toMatchObject({ count: 6, diamonds: 12 })
    expect([...tally.kinds.values()]).toMatchObject([{ name: '小心心', count: 6, diamonds: 12 }])
    expect([...tally.givers.values()].map(({ count }) => count)).toEqual([5, 1])
  })

  test('whose price only some messages tell are worth it', () => {
    const tally = new GiftTally()
    const free = gift(1, 2)
    free.event.gift = { ...free.event.gift, diamonds: 0 }
    expect(tally.add(free)).toBe(0)
    expect(tally.add(gift(2, 3, { into: 1 }))).toBe(6)
    expect(tally.diamonds).toBe(6)
  })

  test('come to the same in any order, and however often', () => {
    const entries = fc.array(
      fc.record({ count: fc.integer({ min: 1, max: 9 }), into: fc.integer({ min: 0, max: 3 }) }),
      {
        maxLength: 30,
      },
    )
    fc.assert(
      fc.property(entries, fc.infiniteStream(fc.nat()), (drawn, shuffle) => {
        const all = drawn.map(({ count, into }, index) => gift(index + 10, count, into ? { into } : {}))
        const shuffled = all
          .map(entry => ({ entry, at: shuffle.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ entry }) => entry)
        const once = new GiftTally()
        for (const entry of all) once.add(entry)
        const twice = new GiftTally()
        for (const entry of [...shuffled, ...all]) twice.add(entry)
        expect([twice.count, twice.diamonds]).toEqual([once.count, once.diamonds])
        const givers = [...once.givers.values()]
        expect(givers.reduce((sum, { count }) => sum + count, 0)).toBe(once.count)
        expect(givers.reduce((sum, { diamonds }) => sum + diamonds, 0)).toBe(once.diamonds)
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

  test('tells messages by the minute, and leaves out the step that goes on', () => {
    const { chats } = series([at(0, chat(1)), at(0, chat(2)), at(2, chat(3)), at(3, chat(4))], 3)
    expect(chats).toEqual([12, 0, 6])
  })

  test('holds what is told now and then until it is told anew', () => {
    const { online, likes } = series(
      [at(0, { n: 1, event: audience(100) }), at(1, like(2, 5)), at(3, { n: 3, event: audience(90) })],
      4,
    )
    expect(online).toEqual([100, 100, 100, 90])
    expect(likes).toEqual([null, 1_002, 1_002, 1_002])
  })

  test('goes back half an hour, whatever comes late', () => {
    const entries = Array.from({ length: 400 }, (_, step) => at(step, chat(step + 1)))
    const { at: times, chats } = series([...entries, at(5, chat(999))], 400)
    expect(times).toHaveLength(180)
    expect(new Set(chats)).toEqual(new Set([6]))
    expect(series([], 5).at).toEqual([])
  })
})

test('an entry that was counted is passed over, older ones may be added later', () => {
  const tally = new Tally()
  tally.add([chat(5), gift(6, 2)])
  tally.add([gift(6, 2), chat(7)])
  tally.add([gift(3, 1), chat(4), chat(5)])
  expect(tally.gifts.count).toBe(3)
  const { chats } = tally.pulse.series(NOW + 2 * STEP_MS)
  expect(chats[0]).toBe(3 * 6)
})
