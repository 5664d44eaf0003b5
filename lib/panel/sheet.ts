import type { Row } from './feed.ts'

/** What lies over the panel, one at a time. */
export type Sheet =
  /** What a row stands for, and why. */
  { kind: 'fold'; row: Row }
