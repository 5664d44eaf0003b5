/**
 * Why something wanted was not spoken. full: too much waited · person: too many of one person · old: waited too long ·
 * blocked: a blocked word · recalled: in the room · cleared: by the user · cut: skipped, or interrupted by a gift ·
 * interrupted: by another extension · answered: ticked · failed: no voice could say it
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
  | 'answered'
  | 'failed'
export type DropCounts = Partial<Record<DropReason, number>>

/** Told to the listener: neither the user nor a setting caused them. */
const TOLD: ReadonlySet<DropReason> = new Set(['full', 'person', 'old', 'interrupted'])

export interface StoredDropped {
  counts: DropCounts
  untold: number
  since: number
}

/** Counts drops, and when to report a period's at once. */
export class Dropped {
  readonly counts: DropCounts
  #untold: number
  /** First unreported drop, ms since 1970. */
  #since: number

  constructor({ counts, untold, since }: StoredDropped = { counts: {}, untold: 0, since: 0 }) {
    this.counts = counts
    this.#untold = untold
    this.#since = since
  }

  /** @param count below 0 takes counts back */
  add(reason: DropReason, count: number, now: number): void {
    this.counts[reason] = Math.max(0, (this.counts[reason] ?? 0) + count)
    if (!TOLD.has(reason)) return
    if (this.#untold === 0) this.#since = now
    this.#untold += count
  }

  /**
   * Next report; undefined: never.
   * @param every ms between reports; 0: none
   */
  due(every: number): number | undefined {
    return this.#untold > 0 && every > 0 ? this.#since + every : undefined
  }

  /** To report now, then counted as reported; 0 before it is due. */
  tell(now: number, every: number): number {
    if ((this.due(every) ?? Infinity) > now) return 0
    const count = this.#untold
    this.#untold = 0
    return count
  }

  setBack(now: number): void {
    this.#since = Math.min(this.#since, now)
  }

  forgetUntold(): void {
    this.#untold = 0
  }

  /** Reports again what `forgetUntold` dropped. */
  recall({ untold, since }: Pick<StoredDropped, 'untold' | 'since'>): void {
    if (untold === 0) return
    this.#since = since
    this.#untold += untold
  }

  stored(): StoredDropped {
    return { counts: { ...this.counts }, untold: this.#untold, since: this.#since }
  }
}
