import type { Eraser } from '../../model/eraser.ts'
import type { GiftEvent } from '../../model/events.ts'
import type { GiftIncrease } from '../../room/combos.ts'

/** The unsaid part of a combo. Plain data, to be stored. */
export interface RunningCombo {
  roomId: string
  n: number
  event: GiftEvent
  untold: number
  total: number
  /** When its first and last unsaid gift came, ms since 1970 by this machine's clock. */
  since: number
  until: number
  over: boolean
  /** Worth too little so far: it waits for more gifts. */
  poor?: true
}

interface Times {
  comboQuiet: number
  comboLongest: number
}

/**
 * Up to when all news of a room is known, ms since 1970; Infinity: until now. While more is on its way, silence
 * means nothing.
 */
export type ToldUpTo = (roomId: string) => number

/** A combo that is worth too little is forgotten after this silence. */
const FORGET_MS = 60_000
/** Combos beyond this number are said at once. */
const MOST = 500

/**
 * Holds gifts back until their combo is over or quiet, or has run for long, so that it is thanked for once with its
 * final count. Later gifts are thanked for as an addition. Only time in which the room could be heard counts.
 */
export class RunningCombos {
  #combos: RunningCombo[]
  /**
   * Rooms with combos from the last worker whose news of the meantime is not fully known, with the time of their
   * last gift.
   */
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
   * @param isWorthIt whether a combo amounts to enough to be said
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

  /** When the next combo is due if nothing comes; undefined: none runs, or news has to come first. */
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

  /** Whether combos wait for the news of the time without a worker. */
  get isHeld(): boolean {
    return this.#held.size > 0
  }

  /** That news is known for these rooms: silence counts from now on. */
  release(now: number, isReady: (roomId: string) => boolean): void {
    for (const [roomId, heardAt] of this.#held) {
      if (!isReady(roomId)) continue
      this.#held.delete(roomId)
      for (const combo of this.#combos) if (combo.roomId === roomId) restartQuiet(combo, now, now - heardAt)
    }
  }

  /** Does not count the last `ms` for combos: nothing could be heard. */
  skip(now: number, ms: number): void {
    for (const combo of this.#combos) restartQuiet(combo, now, ms)
  }

  /** The clock was set back where combos are ahead of it: they count from now. */
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

  /** Puts back combos that were taken by `clear` so many ms ago, with what they got since. */
  restore(combos: readonly RunningCombo[], away: number): void {
    for (const combo of combos) {
      const known = this.#combos.find(({ roomId, n }) => roomId === combo.roomId && n === combo.n)
      const since = combo.since + away
      if (known) Object.assign(known, { untold: known.untold + combo.untold, since })
      else this.#combos.push({ ...combo, since, until: combo.until + away })
    }
  }

  /** For the store and the constructor. */
  stored(): RunningCombo[] {
    return this.#combos
  }
}

/** Gives a combo its full time to become quiet, after `ms` that do not count. */
function restartQuiet(combo: RunningCombo, now: number, ms: number): void {
  combo.since = Math.min(now, combo.since + ms)
  combo.until = now
}

function dueAt({ since, until, over }: RunningCombo, { comboQuiet, comboLongest }: Times): number {
  return over ? until : Math.min(until + comboQuiet, since + comboLongest)
}
