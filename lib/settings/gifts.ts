import * as v from 'valibot'
import type { TierSteps } from '../model/gift-tier.ts'
import { group, type Mode, value, whole } from './parts.ts'

/** In diamonds, where a tier begins. */
export const STEP_BOUNDS = [0, 1e9] as const
/** Smallest first, with default starts. */
export const TIERS = { small: 1, fair: 10, good: 100, great: 1000, grand: 10_000 } as const
export type Tier = keyof typeof TIERS

export function giftsSchema(mode: Mode) {
  const steps = Object.entries(TIERS).map(([tier, from]) => [tier, stepSchema(mode, from)])
  return group(mode, {
    /** Diamonds from which each tier begins. */
    from: group(mode, Object.fromEntries(steps) as Record<Tier, ReturnType<typeof stepSchema>>),
    /** Holds gifts from the third tier on top of the feed for a time. */
    hold: value(mode, v.boolean(), true),
  })
}

const stepSchema = (mode: Mode, from: number) => value(mode, whole(...STEP_BOUNDS), from)

type GiftSettings = v.InferOutput<ReturnType<typeof giftsSchema>>

/** Ascending. */
export function stepsOf({ from }: Pick<GiftSettings, 'from'>): TierSteps {
  const { small, fair, good, great, grand } = from
  const [a, b, c, d, e] = [small, fair, good, great, grand].sort((x, y) => x - y)
  return [a ?? small, b ?? fair, c ?? good, d ?? great, e ?? grand]
}
