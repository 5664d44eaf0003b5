import type { Entry } from '../model/entry.ts'
import type { GiftRecord } from '../store/records.ts'

/** A gift or gift combo as one row. */
export interface GiftRow {
  /** The entry that began it. */
  n: number
  /** Shown in place of its first selected entry. */
  row: number
  /** Of all of it. */
  count: number
  worth: number
  /** Within the selected time. */
  added: number
  diamonds: number
}

export type Share = Pick<GiftRow, 'row' | 'added' | 'diamonds'>

/** A gift's entry stands for its combo; `adds`: the part within the selected time. */
export interface Found extends Entry {
  count?: number
  diamonds?: number
}

/** A gift as a row. @param share absent if all of it is selected */
export function rowOf({ n, first = n, count, worth }: GiftRecord, share?: Share): GiftRow {
  return { n, count, worth, ...(share ?? { row: first, added: count, diamonds: worth }) }
}

/** Adds the gift's totals to its entry. */
export function withTotals(entry: Entry, { count, worth, added, diamonds }: GiftRow): Found {
  return { ...entry, count, diamonds: worth, adds: { gifts: added, diamonds } }
}
