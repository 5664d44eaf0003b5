import type { Entry } from '../model/entry.ts'
import type { LiveEvent } from '../model/events.ts'
import { type Judge, UNTOUCHED } from '../rules/compile.ts'

/** More notifications than this in this time would be closed unread, and bury those of other programs. */
const MOST = 4
const WITHIN_MS = 10_000
/** Combos that were told of are remembered up to this many. */
const REMEMBERED = 500

/** A desktop notification. */
export interface Notice {
  roomId: string
  n: number
  /** Name of the rule that asks for it; may be empty. */
  rule: string
  event: LiveEvent
}

/** Decides what desktop notifications there are. Pure; told the time. */
export class Notices {
  private judge: Judge = () => UNTOUCHED
  private readonly show: (notice: Notice) => void
  private shownAt: number[] = []
  private readonly told = new Set<string>()

  /** @param show brings one before the user */
  constructor(show: (notice: Notice) => void) {
    this.show = show
  }

  /** Takes the rules that hold from now on. */
  configure(judge: Judge): void {
    this.judge = judge
  }

  /** Takes in what happened in a room. History is no news, and a combo is told of once. */
  hear(roomId: string, entries: readonly Entry[], now: number): void {
    for (const { n, event, history, into } of entries) {
      if (history) continue
      const { notify } = this.judge({ event })
      if (notify === undefined) continue
      const key = `${roomId}/${into ?? n}`
      if (this.told.has(key)) continue
      this.shownAt = this.shownAt.filter(at => Math.abs(now - at) < WITHIN_MS)
      if (this.shownAt.length >= MOST) return
      this.shownAt.push(now)
      this.remember(key)
      this.show({ roomId, n: into ?? n, rule: notify, event })
    }
  }

  private remember(key: string): void {
    const [oldest] = this.told
    if (this.told.size >= REMEMBERED && oldest !== undefined) this.told.delete(oldest)
    this.told.add(key)
  }
}
