import type { Entry } from '../model/entry.ts'
import type { GiftRecord } from '../store/records.ts'

/** A gift combo, or a gift that does not combo, as the one row that it is in a list or a table. */
export interface GiftRow {
  /** What its entries know it by: the entry that began it. */
  n: number
  /** The entry in whose place it stands: its first one that is selected. */
  row: number
  /** How many all of it came to, and what those are worth in diamonds. */
  count: number
  worth: number
  /** How many of them were given between the moments that are selected, and what those are worth. */
  added: number
  diamonds: number
}

/** What of a combo lies between the moments that are selected. */
export type Share = Pick<GiftRow, 'row' | 'added' | 'diamonds'>

/**
 * An entry that was found. That of a gift stands for all of its combo: `adds` is what of it lies between the moments
 * that are selected.
 */
export interface Found extends Entry {
  /** How many all of the combo came to, and what those are worth in diamonds. */
  count?: number
  diamonds?: number
}

/** A gift as a row. @param share left out: all of it is selected */
export function rowOf({ n, first = n, count, worth }: GiftRecord, share?: Share): GiftRow {
  return { n, count, worth, ...(share ?? { row: first, added: count, diamonds: worth }) }
}

/** An entry with what its gift came to. */
export function asOne(entry: Entry, { count, worth, added, diamonds }: GiftRow): Found {
  return { ...entry, count, diamonds: worth, adds: { gifts: added, diamonds } }
}
