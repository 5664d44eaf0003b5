import { expect, test } from 'vitest'
import { unthankedGifts } from '../../../lib/tally/unthanked.ts'

const given = new Map(
  (
    [
      [9, '嘉年华', 30_000, 1],
      [4, '玫瑰', 1, 66],
      [7, '玫瑰', 1, 10],
      [5, '跑车', 1200, 2],
    ] as const
  ).map(([n, name, diamonds, count]) => [n, { name, diamonds, count }]),
)
const count = 79

test.each([
  [0, ['嘉年华×1', '跑车×2', '玫瑰×76']],
  [66, ['嘉年华×1', '跑车×2', '玫瑰×10']],
  [68, ['嘉年华×1', '玫瑰×10']],
  [72, ['嘉年华×1', '玫瑰×6']],
  [79, []],
  [99, []],
])('thanked for %d: %j', (thanked, owed) => {
  expect(unthankedGifts({ count, given }, thanked).map(({ name, count }) => `${name}×${count}`)).toEqual(owed)
})
