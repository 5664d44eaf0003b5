/** How prominent a gift is: 0 below the first step, to 5. */
export type GiftTier = 0 | 1 | 2 | 3 | 4 | 5

/** Least diamonds of tiers 1 to 5. */
export type TierSteps = readonly [number, number, number, number, number]

/**
 * Number of steps reached, in whatever order they were set.
 * @param diamonds of the whole gift
 */
export function tierOf(diamonds: number, steps: TierSteps): GiftTier {
  return steps.filter(step => diamonds >= step).length as GiftTier
}
