/** How much a gift shows, by its worth: 0 is below the first step, 5 the most. */
export type GiftTier = 0 | 1 | 2 | 3 | 4 | 5

/** From how many diamonds on each tier begins, from the first to the fifth. */
export type TierSteps = readonly [number, number, number, number, number]

/**
 * The tier of a gift: how many steps its worth reaches, in whatever order they were set.
 * @param diamonds what all of it is worth
 */
export function tierOf(diamonds: number, steps: TierSteps): GiftTier {
  return steps.filter(step => diamonds >= step).length as GiftTier
}
