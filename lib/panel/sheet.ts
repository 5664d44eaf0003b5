import type { Row } from '../feed/row.ts'
import type { User } from '../model/events.ts'
import type { Rule } from '../settings/rules.ts'

/** What lies over the panel, one at a time. */
export type Sheet =
  /** What a row stands for, and why. */
  | { kind: 'fold'; row: Row }
  /** A row's events as they are. */
  | { kind: 'raw'; row: Row }
  /** Who someone is; `note`: to write something down about them. */
  | { kind: 'person'; user: User; note?: true }
  /** A rule that is made or changed. */
  | { kind: 'rule'; rule: Rule }
  /** What the search box understands. */
  | { kind: 'filter-help' }

/** The menu of a row, and where it opens, in CSS pixels of the window. */
export interface RowMenu {
  row: Row
  x: number
  y: number
}
