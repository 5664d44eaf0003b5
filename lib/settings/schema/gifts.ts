import * as v from 'valibot'
import { type GiftTier, type TierSteps, tierOf } from '../../model/gift-tier.ts'
import { group, type Mode, value, whole } from './parts.ts'
import { type Sound, soundSchema } from './sounds.ts'

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
    /** Heard once a gift reaches the tier; empty: none. */
    sounds: group(
      mode,
      Object.fromEntries(Object.keys(TIERS).map(tier => [tier, noSound(mode)])) as TierSounds,
    ),
    /** Holds gifts from the third tier on top of the feed for a time. */
    hold: value(mode, v.boolean(), true),
  })
}

const noSound = (mode: Mode) => value(mode, v.union([v.literal(''), soundSchema]), '')
type TierSounds = Record<Tier, ReturnType<typeof noSound>>

const stepSchema = (mode: Mode, from: number) => value(mode, whole(...STEP_BOUNDS), from)

export type GiftSettings = v.InferOutput<ReturnType<typeof giftsSchema>>

/** Ascending. */
export function stepsOf({ from }: Pick<GiftSettings, 'from'>): TierSteps {
  const { small, fair, good, great, grand } = from
  const [a, b, c, d, e] = [small, fair, good, great, grand].sort((x, y) => x - y)
  return [a ?? small, b ?? fair, c ?? good, d ?? great, e ?? grand]
}

/** What is heard of a gift of so many diamonds; undefined: nothing. */
export function giftSound(diamonds: number, gifts: GiftSettings): Sound | undefined {
  return soundOfTier(tierOf(diamonds, stepsOf(gifts)), gifts)
}

/** Tiers are counted in the order of their steps, however they were set. */
function soundOfTier(tier: GiftTier, { sounds }: GiftSettings): Sound | undefined {
  const name = (Object.keys(TIERS) as Tier[])[tier - 1]
  return (name && sounds[name]) || undefined
}
