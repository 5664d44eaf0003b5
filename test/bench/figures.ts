/** What was measured: names with their units in them. */
export type Figures = Record<string, number>

/**
 * The value below which `share` of all lie, rounded to a tenth.
 * @param share 0 to 1
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return Math.round(value * 10) / 10
}
