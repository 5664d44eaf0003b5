import { expect, test } from 'vitest'
import { type TierSteps, tierOf } from '../../../lib/model/gift-tier.ts'
import { stepsOf, TIERS } from '../../../lib/settings/schema/gifts.ts'
import { DEFAULTS } from '../../../lib/settings/schema/schema.ts'

const STEPS = stepsOf(DEFAULTS.look.gifts)

test.each([
  [0, 0],
  [1, 1],
  [9, 1],
  [10, 2],
  [99, 2],
  [100, 3],
  [999, 3],
  [1000, 4],
  [9999, 4],
  [10_000, 5],
  [30_000, 5],
])('%d diamonds are of tier %d', (diamonds, tier) => {
  expect(tierOf(diamonds, STEPS)).toBe(tier)
})

test('steps that the user set out of order still rise', () => {
  const steps = stepsOf({ from: { ...TIERS, small: 5000, grand: 50 } })
  expect(steps).toEqual([10, 50, 100, 1000, 5000] satisfies TierSteps)
  expect(tierOf(60, steps)).toBe(2)
})
