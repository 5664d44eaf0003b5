import type { Eraser } from '../../model/eraser.ts'
import type { GiftEvent } from '../../model/events.ts'
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

/**
 * Up to which moment everything that came of a room has been told, ms since 1970; Infinity: up to now. While more is on
 * its way, silence says nothing.
 */
export type ToldUpTo = (roomId: string) => number

/** A combo that is worth too little is forgotten once it has been silent for this long. */
const FORGET_MS = 60_000
/** More than this many run in no room; those beyond are said at once. */
const MOST = 500

/**
 * Holds gifts back until their combo has come to rest, so that it is thanked for once and with the final count: when
 * it is over or has been quiet for a while, at the latest some time after it began. What comes later is an addition.
 * Only time counts in which something of the room could have been heard.
 */
export class RunningCombos {
  private combos: RunningCombo[]
  /**
   * Rooms whose combos ran when the last worker died, and of which not all that came meanwhile is known yet, with when
   * the last of their gifts had come.
   */
  private readonly held = new Map<string, number>()

  constructor(stored: RunningCombo[] = []) {
    this.combos = stored
    for (const { roomId, until } of stored) {
      this.held.set(roomId, Math.max(until, this.held.get(roomId) ?? -Infinity))
    }
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
  takeDue(
    now: number,
    toldUpTo: ToldUpTo,
    times: Times,
    isWorthIt: (combo: RunningCombo) => boolean,
  ): RunningCombo[] {
    const excess = this.combos.length - MOST
    const due: RunningCombo[] = []
    this.combos = this.combos.filter((combo, at) => {
      if (combo.poor) return now - combo.until < FORGET_MS
      const isDue = dueAt(combo, times) <= Math.min(now, this.heardUpTo(combo, toldUpTo))
      if (!isDue && at >= excess) return true
      if (isWorthIt(combo)) due.push(combo)
      else combo.poor = true
      return combo.poor === true
    })
    return due
  }

  /** When the next combo is to be said if nothing comes; undefined when none runs, or something has to come first. */
  nextDue(now: number, toldUpTo: ToldUpTo, times: Times): number | undefined {
    const due = this.combos.flatMap(combo => {
      const at = dueAt(combo, times)
      return combo.poor || (at <= now && at > this.heardUpTo(combo, toldUpTo)) ? [] : at
    })
    return due.length > 0 ? Math.min(...due) : undefined
  }

  /** One that is over has nothing to wait for. */
  private heardUpTo({ roomId, over }: RunningCombo, toldUpTo: ToldUpTo): number {
    if (over) return Infinity
    return this.held.has(roomId) ? -Infinity : toldUpTo(roomId)
  }

  /** Whether combos wait for what came while there was no worker. */
  get isHeld(): boolean {
    return this.held.size > 0
  }

  /** What came of rooms while there was no worker has been told: from now on silence counts again. */
  release(now: number, isReady: (roomId: string) => boolean): void {
    for (const [roomId, heardAt] of this.held) {
      if (!isReady(roomId)) continue
      this.held.delete(roomId)
      for (const combo of this.combos) if (combo.roomId === roomId) goOn(combo, now, now - heardAt)
    }
  }

  /** Nothing could be heard for so long until now, ms: for combos that time has not passed. */
  skip(now: number, ms: number): void {
    for (const combo of this.combos) goOn(combo, now, ms)
  }

  /** The clock has been set back where combos lie ahead of it: their time goes on from now. */
  setBack(now: number): void {
    for (const combo of this.combos) if (combo.until > now) goOn(combo, now, now - combo.until)
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

/** A combo has all its time to become quiet again, after so many ms that do not count. */
function goOn(combo: RunningCombo, now: number, ms: number): void {
  combo.since = Math.min(now, combo.since + ms)
  combo.until = now
}

function dueAt({ since, until, over }: RunningCombo, { comboQuiet, comboLongest }: Times): number {
  return over ? until : Math.min(until + comboQuiet, since + comboLongest)
}
