import type { Row } from './row.ts'

export interface FoldedGifts {
  /** The most numerous first. */
  kinds: { name: string; count: number }[]
  count: number
  diamonds: number
}

/** At present: gifts may have grown since they were folded. */
export function foldedGifts(rows: readonly Row[]): FoldedGifts {
  const kinds = new Map<string, number>()
  let all = 0
  let worth = 0
  for (const { event, count, diamonds } of rows) {
    if (event.type !== 'gift') continue
    kinds.set(event.gift.name, (kinds.get(event.gift.name) ?? 0) + count)
    all += count
    worth += diamonds
  }
  const byCount = [...kinds].sort(([, a], [, b]) => b - a).map(([name, count]) => ({ name, count }))
  return { kinds: byCount, count: all, diamonds: worth }
}
