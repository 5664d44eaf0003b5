import { type GiftTier, type TierSteps, tierOf } from '../model/gift-tier.ts'
import type { PageRow } from './rows.ts'

/** For how long a gift is announced, by its tier, in ms. */
const STAYS: Readonly<Record<GiftTier, number>> = { 0: 2500, 1: 2500, 2: 3000, 3: 4000, 4: 6000, 5: 9000 }
/** A running combo stays this long after its last change, in ms. */
const AFTER_CHANGE = 2000
/** Most gifts that wait; beyond this the least valuable is dropped. */
const WAITING = 20

export interface Alert {
  row: PageRow
  tier: GiftTier
}

/** Gifts announced one after another. A combo counts up where it stands. */
export class GiftAlerts {
  readonly #tiers: TierSteps
  #waiting: PageRow[] = []
  #shown: { row: PageRow; since: number } | undefined
  /** The tier at which a row was last announced. */
  readonly #announced = new WeakMap<PageRow, GiftTier>()

  /** @param tiers from how many diamonds on a tier begins */
  constructor(tiers: TierSteps) {
    this.#tiers = tiers
  }

  /** Takes a gift that is new or has grown. One that was announced comes again in a higher tier. */
  take(row: PageRow): void {
    if (row === this.#shown?.row || this.#waiting.includes(row)) return
    const announced = this.#announced.get(row)
    if (announced !== undefined && this.#tierOf(row) <= announced) return
    this.#waiting.push(row)
    if (this.#waiting.length <= WAITING) return
    const least = this.#waiting.reduce((a, b) => (b.diamonds < a.diamonds ? b : a))
    this.#waiting = this.#waiting.filter(one => one !== least)
  }

  /**
   * What is announced now.
   * @param now ms
   */
  current(now: number): Alert | undefined {
    if (this.#shown && !this.#stays(this.#shown, now)) this.#shown = undefined
    if (!this.#shown) {
      const row = this.#waiting.find(({ recalled }) => !recalled)
      this.#waiting = row ? this.#waiting.slice(this.#waiting.indexOf(row) + 1) : []
      if (row) this.#shown = { row, since: now }
    }
    if (!this.#shown) return undefined
    const { row } = this.#shown
    const tier = this.#tierOf(row)
    this.#announced.set(row, tier)
    return { row, tier }
  }

  #stays({ row, since }: { row: PageRow; since: number }, now: number): boolean {
    if (row.recalled) return false
    const ends = Math.max(since + STAYS[this.#tierOf(row)], row.at + AFTER_CHANGE)
    return now < ends
  }

  #tierOf({ diamonds }: PageRow): GiftTier {
    return tierOf(diamonds, this.#tiers)
  }
}
