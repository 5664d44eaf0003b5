import { describe, expect, test } from 'vitest'
import { timelineOf } from '../../../lib/archive/timeline.ts'
import type { Minute } from '../../../lib/store/records.ts'

const MINUTE = 60_000
const minute = (at: number, more: Partial<Minute> = {}): Minute => ({
  at: at * MINUTE,
  events: 10,
  chats: 5,
  diamonds: 0,
  online: 0,
  likes: 0,
  ...more,
})

describe('the timeline', () => {
  test('nothing is nothing', () => {
    expect(timelineOf([], []).at).toEqual([])
  })
  test('a minute in which nothing came is a silent one', () => {
    expect(timelineOf([minute(1), minute(3)], []).messages).toEqual([10, 0, 10])
  })
  test('one in which nothing could come is a hole', () => {
    const gap = { kind: 'closed', from: 2 * MINUTE, to: 3 * MINUTE - 1, count: 1 } as const
    expect(timelineOf([minute(1), minute(3)], [gap]).messages).toEqual([10, null, 10])
  })
  test('likes are told as a whole, and drawn as what came', () => {
    const { likes } = timelineOf([minute(1, { likes: 100 }), minute(2, { likes: 130 }), minute(3)], [])
    expect(likes).toEqual([0, 30, 0])
  })
  test('likes of minutes that told no sum are shared among them: a minute is a minute', () => {
    const told = [minute(1, { likes: 100 }), minute(2), minute(4, { likes: 190 }), minute(5, { likes: 200 })]
    expect(timelineOf(told, []).likes).toEqual([0, 30, 30, 30, 10])
  })
  test('how many are there holds until it is told again', () => {
    const { online } = timelineOf(
      [minute(1), minute(2, { online: 7 }), minute(3), minute(4, { online: 9 })],
      [],
    )
    expect(online).toEqual([null, 7, 7, 9])
  })
  test('a long session is drawn in coarser steps, still a minute', () => {
    const { at, messages, step } = timelineOf(
      Array.from({ length: 3000 }, (_, n) => minute(n)),
      [],
    )
    expect([at.length, step, messages[0]]).toEqual([1500, 2 * MINUTE, 10])
  })
})
