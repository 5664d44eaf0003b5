import type { Eraser } from '../../model/eraser.ts'
import type { GiftEvent } from '../../model/events.ts'
import type { GiftIncrease } from '../../room/combos.ts'

/** Unsaid part of a combo. Plain data, stored. */
export interface RunningCombo {
  roomId: string
  n: number
  event: GiftEvent
  untold: number
  total: number
  /** First and last unsaid gift, ms since 1970 by this machine's clock. */
  since: number
  until: number
  over: boolean
  /** Worth too little: waits for more gifts. */
  poor?: true
}

interface Times {
  comboQuiet: number
  comboLongest: number
}

/** Up to when a room's news is known, ms since 1970; Infinity: until now. Until then silence means nothing. */
export type ToldUpTo = (roomId: string) => number

/** A combo worth too little is forgotten after this silence. */
const FORGET_MS = 60_000
/** Combos beyond this number are said at once. */
const MOST = 500

/**
 * Holds gifts until their combo is over, quiet or long, to give thanks once with the final count. Later gifts are
 * thanked as an addition. Only time in which the room could be heard counts.
 */
export class RunningCombos {
  #combos: RunningCombo[]
  /** Rooms with the last worker's combos and incomplete news since, with the time of their last gift. */
  readonly #held = new Map<string, number>()

  constructor(stored: RunningCombo[] = []) {
    this.#combos = stored
    for (const { roomId, until } of stored) {
      this.#held.set(roomId, Math.max(until, this.#held.get(roomId) ?? -Infinity))
    }
  }

  take(roomId: string, { n, event, added, total, end }: GiftIncrease, at: number): void {
    const known = this.#combos.find(combo => combo.roomId === roomId && combo.n === n)
    if (known) {
      if (added > 0) Object.assign(known, { event, until: Math.max(known.until, at), poor: undefined })
      known.untold += added
      known.total = Math.max(known.total, total)
      known.over ||= end
    } else if (added > 0) {
      this.#combos.push({ roomId, n, event, untold: added, total, since: at, until: at, over: end })
    }
  }

  /**
   * Takes the combos that are due.
   * @param isWorthIt whether a combo is worth saying
   */
  takeDue(
    now: number,
    toldUpTo: ToldUpTo,
    times: Times,
    isWorthIt: (combo: RunningCombo) => boolean,
  ): RunningCombo[] {
    const excess = this.#combos.length - MOST
    const due: RunningCombo[] = []
    this.#combos = this.#combos.filter((combo, at) => {
      if (combo.poor) return now - combo.until < FORGET_MS
      const isDue = dueAt(combo, times) <= Math.min(now, this.#heardUpTo(combo, toldUpTo))
      if (!isDue && at >= excess) return true
      if (isWorthIt(combo)) due.push(combo)
      else combo.poor = true
      return combo.poor === true
    })
    return due
  }

  /** If nothing comes; undefined: none runs, or news must come first. */
  nextDue(now: number, toldUpTo: ToldUpTo, times: Times): number | undefined {
    const due = this.#combos.flatMap(combo => {
      const at = dueAt(combo, times)
      return combo.poor || (at <= now && at > this.#heardUpTo(combo, toldUpTo)) ? [] : at
    })
    return due.length > 0 ? Math.min(...due) : undefined
  }

  #heardUpTo({ roomId, over }: RunningCombo, toldUpTo: ToldUpTo): number {
    if (over) return Infinity
    return this.#held.has(roomId) ? -Infinity : toldUpTo(roomId)
  }

  /** Combos wait for news of the time without a worker. */
  get isHeld(): boolean {
    return this.#held.size > 0
  }

  /** That news is known here: silence counts from now on. */
  release(now: number, isReady: (roomId: string) => boolean): void {
    for (const [roomId, heardAt] of this.#held) {
      if (!isReady(roomId)) continue
      this.#held.delete(roomId)
      for (const combo of this.#combos) if (combo.roomId === roomId) restartQuiet(combo, now, now - heardAt)
    }
  }

  /** Ignores the last `ms`: nothing could be heard. */
  skip(now: number, ms: number): void {
    for (const combo of this.#combos) restartQuiet(combo, now, ms)
  }

  /** The clock was set back: combos ahead of it count from now. */
  setBack(now: number): void {
    for (const combo of this.#combos) if (combo.until > now) restartQuiet(combo, now, now - combo.until)
  }

  leave(roomId: string): void {
    this.#combos = this.#combos.filter(combo => combo.roomId !== roomId)
  }

  erase(eraser: Eraser): void {
    this.#combos = [...eraser.entries(this.#combos)]
  }

  /** Takes all combos: later increases count from here. */
  clear(): RunningCombo[] {
    return this.#combos.splice(0)
  }

  /** Puts back combos cleared so many ms ago, with increases since. */
  restore(combos: readonly RunningCombo[], away: number): void {
    for (const combo of combos) {
      const known = this.#combos.find(({ roomId, n }) => roomId === combo.roomId && n === combo.n)
      const since = combo.since + away
      if (known) Object.assign(known, { untold: known.untold + combo.untold, since })
      else this.#combos.push({ ...combo, since, until: combo.until + away })
    }
  }

  stored(): RunningCombo[] {
    return this.#combos.map(combo => ({ ...combo }))
  }
}

/** Full time to become quiet, after `ms` that do not count. */
function restartQuiet(combo: RunningCombo, now: number, ms: number): void {
  combo.since = Math.min(now, combo.since + ms)
  combo.until = now
}

function dueAt({ since, until, over }: RunningCombo, { comboQuiet, comboLongest }: Times): number {
  return over ? until : Math.min(until + comboQuiet, since + comboLongest)
}
