import type { TierSteps } from '../model/gift-tier.ts'
import { stepsOf } from '../settings/gifts.ts'
import type { LookSettings } from '../settings/look.ts'

const PADDING = { compact: 1, normal: 4, roomy: 7 } as const

/** Sizes of rows in CSS pixels; the styles get the same as custom properties. */
export interface RowLook {
  /** Font size and line height, whole pixels so that heights add up exactly. */
  size: number
  line: number
  padding: number
  /** From how many diamonds on a gift is shown larger. */
  steps: TierSteps
}

/** Computes the sizes from the settings. */
export function rowLook({ size, density, gifts }: LookSettings): RowLook {
  return { size, line: Math.round(size * 1.54), padding: PADDING[density], steps: stepsOf(gifts) }
}

/** The least height of a row. */
export function leastHeight({ line, padding }: Pick<RowLook, 'line' | 'padding'>): number {
  return line + 2 * padding
}
