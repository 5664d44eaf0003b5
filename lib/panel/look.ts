import type { LookSettings } from '../settings/look.ts'

const PADDING = { compact: 1, normal: 4, roomy: 7 } as const

/** What the look settings come to, in CSS pixels. The styles get the same as custom properties. */
export interface RowLook {
  /** Size of the text, and the height of its lines: whole, so that heights of rows add up without remainders. */
  size: number
  line: number
  /** Above and below a row. */
  padding: number
}

/** Makes sizes of the settings. */
export function rowLook({ size, density }: LookSettings): RowLook {
  return { size, line: Math.round(size * 1.54), padding: PADDING[density] }
}

/** The least height of a row. */
export function leastHeight({ line, padding }: RowLook): number {
  return line + 2 * padding
}
