/**
 * Why something was not spoken though it was wanted. full: too much waited · person: too many of one person · old: it
 * waited too long · blocked: a blocked word · recalled: taken back in the room · cleared: by the user · cut:
 * skipped, or interrupted by a gift · interrupted: by another extension · failed: no voice could say it
 */
export type DropReason =
  | 'full'
  | 'person'
  | 'old'
  | 'blocked'
  | 'recalled'
  | 'cleared'
  | 'cut'
  | 'interrupted'
  | 'failed'
export type DropCounts = Partial<Record<DropReason, number>>

/** What the queue itself left out for want of time, and what nobody here has cut off: the listener is told of these. */
const TOLD: ReadonlySet<DropReason> = new Set(['full', 'person', 'old', 'interrupted'])

export interface StoredDropped {
  counts: DropCounts
  untold: number
  since: number
}

/** Counts what was dropped, and knows when to tell of it: at most once in a time, all of that time together. */
export class Dropped {
  readonly counts: DropCounts
  private untold: number
  /** When the first of what is untold was dropped, ms since 1970. */
  private since: number

  constructor({ counts, untold, since }: StoredDropped = { counts: {}, untold: 0, since: 0 }) {
    this.counts = counts
    this.untold = untold
    this.since = since
  }

  add(reason: DropReason, count: number, now: number): void {
    this.counts[reason] = (this.counts[reason] ?? 0) + count
    if (!TOLD.has(reason)) return
    if (this.untold === 0) this.since = now
    this.untold += count
  }

  /**
   * When there will be something to tell; undefined when there is nothing, or nothing is to be told.
   * @param every ms between two tellings; 0: never
   */
  due(every: number): number | undefined {
    return this.untold > 0 && every > 0 ? this.since + every : undefined
  }

  /** How many to tell of now; they count as told. 0 while it is not yet time. */
  tell(now: number, every: number): number {
    if ((this.due(every) ?? Infinity) > now) return 0
    const count = this.untold
    this.untold = 0
    return count
  }

  /** The clock may have been set back. */
  setBack(now: number): void {
    this.since = Math.min(this.since, now)
  }

  /** What was dropped before is not told of any more. */
  forgetUntold(): void {
    this.untold = 0
  }

  stored(): StoredDropped {
    return { counts: this.counts, untold: this.untold, since: this.since }
  }
}
