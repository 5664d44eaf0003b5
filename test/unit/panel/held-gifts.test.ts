import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HeldGifts, holdMs } from '../../../lib/tally/held-gifts.ts'
import { gift, NOW } from './entries.ts'

/** A gift of so many diamonds by somebody, at a second after the start. */
const given = (n: number, diamonds: number, { by = `人${n}`, at = 0, into = n, history = false } = {}) => {
  const entry = gift(n, 1)
  const user = { id: by, nickname: by, roles: [] }
  const event = { ...entry.event, user, gift: { id: '1', name: '礼', diamonds }, receivedAt: NOW + at * 1000 }
  return { n, event, ...(into === n ? {} : { into }), ...(history ? { history: true as const } : {}) }
}
const held = (gifts: HeldGifts, second: number, from = 100) =>
  gifts.current(NOW + second * 1000, from).map(({ key, diamonds }) => [key, diamonds])
const heldOf = (...entries: ReturnType<typeof given>[]) => {
  const gifts = new HeldGifts()
  gifts.add(entries)
  return gifts
}

describe('for how long a gift is held', () => {
  test.each([
    [0, 0],
    [99, 0],
    [100, 30],
    [1000, 120],
    [10_000, 480],
    [100_000, 1800],
    [1e9, 1800],
  ])('%d diamonds: %d s', (diamonds, seconds) => {
    expect(Math.round(holdMs(diamonds, 100) / 1000)).toBe(seconds)
  })
  test('longer, the more it is worth', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), fc.nat(1e4), (a, b, from) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        expect(holdMs(less, from)).toBeLessThanOrEqual(holdMs(more, from))
      }),
    )
  })
})

describe('what is held', () => {
  test('is what is worth it, the most valuable first, until its time is over', () => {
    const gifts = heldOf(given(1, 99), given(2, 100), given(3, 1000))
    expect(held(gifts, 0)).toEqual([
      ['人3', 1000],
      ['人2', 100],
    ])
    expect(held(gifts, 29)).toHaveLength(2)
    expect(held(gifts, 31)).toEqual([['人3', 1000]])
    expect(held(gifts, 121)).toEqual([])
    expect(held(gifts, 0, 1000)).toEqual([['人3', 1000]])
  })
  test('drains', () => {
    const gifts = heldOf(given(1, 100))
    const left = (second: number) => gifts.current(NOW + second * 1000, 100)[0]?.left
    expect([left(0), left(15)]).toEqual([1, 0.5])
    // A clock that was set back.
    expect(left(-60)).toBe(1)
  })
  test('is by giver: all that one gave is together', () => {
    const gifts = heldOf(given(1, 500, { by: '周' }), given(2, 800), given(3, 600, { by: '周', at: 1 }))
    expect(held(gifts, 2)).toEqual([
      ['周', 1100],
      ['人2', 800],
    ])
    expect(gifts.current(NOW, 100)[0]?.n).toBe(3)
  })
  test('a combo grows into it, and its time begins again with each part', () => {
    const gifts = heldOf(given(1, 60, { by: '周' }))
    expect(held(gifts, 0)).toEqual([])
    gifts.add([given(2, 120, { by: '周', at: 20, into: 1 })])
    gifts.add([given(3, 0, { by: '周', at: 25, into: 1 })])
    expect(held(gifts, 50)).toEqual([['周', 120]])
  })
  test('is not what was sent before the page joined', () => {
    expect(held(heldOf(given(1, 5000, { history: true })), 0)).toEqual([])
  })
  test('goes when it is dismissed, until the giver gives again', () => {
    const gifts = heldOf(given(1, 5000, { by: '周' }), given(2, 200))
    gifts.dismiss('周')
    expect(held(gifts, 1)).toEqual([['人2', 200]])
    gifts.add([given(3, 300, { by: '周', at: 2 })])
    expect(held(gifts, 3)).toEqual([
      ['周', 300],
      ['人2', 200],
    ])
  })
  test('stays through a storm of small gifts', () => {
    const gifts = heldOf(given(1, 5000, { by: '周' }))
    gifts.add(Array.from({ length: 5000 }, (_, at) => given(at + 2, 1)))
    expect(held(gifts, 1)).toEqual([['周', 5000]])
  })
})
