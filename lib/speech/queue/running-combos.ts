import type { Eraser } from '../../model/eraser.ts'
import type { GiftEvent } from '../../protocol/events.ts'
import type { GiftIncrease } from '../../room/combos.ts'

/** What of a combo has not been said yet. Plain data, for it is stored. */
export interface RunningCombo {
  roomId: string
  n: number
  event: GiftEvent
  untold: number
  total: number
  /** When the first of what is untold came, and the last; ms since 1970 by this machine's clock. */
  since: number
  until: number
  over: boolean
  /** Worth too little so far: it waits for more, without a time. */
  poor?: true
}

interface Times {
  comboQuiet: number
  comboLongest: number
}

/** A combo that is worth too little is forgotten once it has been silent for this long. */
const FORGET_MS = 60_000
/** More than this many run in no room; those beyond are said at once. */
const MOST = 500

/**
 * Holds gifts back until their combo has come to rest, so that it is thanked for once and with the final count: when
 * it is over or has been quiet for a while, at the latest some time after it began. What comes later is an addition.
 */
export class RunningCombos {
  private combos: RunningCombo[]

  constructor(stored: RunningCombo[] = []) {
    this.combos = stored
  }

  /** Takes an increase in. */
  take(roomId: string, { n, event, added, total, end }: GiftIncrease, at: number): void {
    const known = this.combos.find(combo => combo.roomId === roomId && combo.n === n)
    if (known) {
      if (added > 0) Object.assign(known, { event, until: Math.max(known.until, at), poor: undefined })
      known.untold += added
      known.total = Math.max(known.total, total)
      known.over ||= end
    } else if (added > 0) {
      this.combos.push({ roomId, n, event, untold: added, total, since: at, until: at, over: end })
    }
  }

  /**
   * Gives out the combos that are to be said now.
   * @param isWorthIt whether what the combo amounts to is enough to be said
   */
  ripen(now: number, times: Times, isWorthIt: (combo: RunningCombo) => boolean): RunningCombo[] {
    const excess = this.combos.length - MOST
    const ripe: RunningCombo[] = []
    this.combos = this.combos.filter((combo, at) => {
      if (combo.poor) return now - combo.until < FORGET_MS
      if (dueAt(combo, times) > now && at >= excess) return true
      if (isWorthIt(combo)) ripe.push(combo)
      else combo.poor = true
      return combo.poor === true
    })
    return ripe
  }

  /** When the next combo is to be said; undefined when none runs. */
  nextDue(times: Times): number | undefined {
    const due = this.combos.filter(({ poor }) => !poor).map(combo => dueAt(combo, times))
    return due.length > 0 ? Math.min(...due) : undefined
  }

  /** Forgets the combos of a room. */
  leave(roomId: string): void {
    this.combos = this.combos.filter(combo => combo.roomId !== roomId)
  }

  /** Forgets a person. */
  erase(eraser: Eraser): void {
    this.combos = [...eraser.entries(this.combos)]
  }

  /** Forgets what is untold: later increases count from here. */
  clear(): RunningCombo[] {
    return this.combos.splice(0)
  }

  /** For keeping; give it to the constructor to go on. */
  stored(): RunningCombo[] {
    return this.combos
  }
}

function dueAt({ since, until, over }: RunningCombo, { comboQuiet, comboLongest }: Times): number {
  return over ? until : Math.min(until + comboQuiet, since + comboLongest)
}
