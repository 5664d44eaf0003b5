/** Measured values; names hold their units. */
export type Figures = Record<string, number>

/**
 * The value that `share` of all do not exceed, rounded to a tenth.
 * @param share 0 to 1
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return Math.round(value * 10) / 10
}
