import type { Entry } from '../model/entry.ts'
import type { GiftRecord } from '../store/records.ts'

/** A gift combo, or a single gift, as one row of a list or table. */
export interface GiftRow {
  /** The entry that began it. */
  n: number
  /** Its first selected entry, in whose place it is shown. */
  row: number
  /** Count and diamonds of all of it. */
  count: number
  worth: number
  /** Count and diamonds within the selected time. */
  added: number
  diamonds: number
}

export type Share = Pick<GiftRow, 'row' | 'added' | 'diamonds'>

/** A found entry. That of a gift stands for its whole combo; `adds` is the part within the selected time. */
export interface Found extends Entry {
  count?: number
  diamonds?: number
}

/** A gift as a row. @param share left out if all of it is selected */
export function rowOf({ n, first = n, count, worth }: GiftRecord, share?: Share): GiftRow {
  return { n, count, worth, ...(share ?? { row: first, added: count, diamonds: worth }) }
}

/** An entry with its gift's totals. */
export function withTotals(entry: Entry, { count, worth, added, diamonds }: GiftRow): Found {
  return { ...entry, count, diamonds: worth, adds: { gifts: added, diamonds } }
}
