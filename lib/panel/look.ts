import type { TierSteps } from '../model/gift-tier.ts'
import { stepsOf } from '../settings/schema/gifts.ts'
import type { LookSettings } from '../settings/schema/look.ts'

const PADDING = { compact: 1, normal: 4, roomy: 7 } as const

/** In CSS pixels; styles have the same as custom properties. */
export interface RowLook {
  /** Font size and line height; whole pixels add up exactly. */
  size: number
  line: number
  padding: number
  /** Diamonds from which a gift is larger. */
  steps: TierSteps
}

export function rowLook({ size, density, gifts }: LookSettings): RowLook {
  return { size, line: Math.round(size * 1.54), padding: PADDING[density], steps: stepsOf(gifts) }
}

export function leastHeight({ line, padding }: Pick<RowLook, 'line' | 'padding'>): number {
  return line + 2 * padding
}
