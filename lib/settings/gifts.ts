import * as v from 'valibot'
import type { TierSteps } from '../model/gift-tier.ts'
import { group, type Mode, value, whole } from './parts.ts'

/** Of the diamonds from which a tier begins. */
export const STEP_BOUNDS = [0, 1e9] as const
/** The tiers by name, the smallest first, and where each begins unless changed. */
export const TIERS = { small: 1, fair: 10, good: 100, great: 1000, grand: 10_000 } as const
export type Tier = keyof typeof TIERS

/** How gifts are shown by their worth. */
export function giftsSchema(mode: Mode) {
  const steps = Object.entries(TIERS).map(([tier, from]) => [tier, stepSchema(mode, from)])
  return group(mode, {
    /** Diamonds from which each tier begins. */
    from: group(mode, Object.fromEntries(steps) as Record<Tier, ReturnType<typeof stepSchema>>),
    /** Whether gifts of the third tier and above are held at the top of the feed for a time. */
    hold: value(mode, v.boolean(), true),
  })
}

const stepSchema = (mode: Mode, from: number) => value(mode, whole(...STEP_BOUNDS), from)

type GiftSettings = v.InferOutput<ReturnType<typeof giftsSchema>>

/** The steps in ascending order. */
export function stepsOf({ from }: Pick<GiftSettings, 'from'>): TierSteps {
  const { small, fair, good, great, grand } = from
  const [a, b, c, d, e] = [small, fair, good, great, grand].sort((x, y) => x - y)
  return [a ?? small, b ?? fair, c ?? good, d ?? great, e ?? grand]
}
