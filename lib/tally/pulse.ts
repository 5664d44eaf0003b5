import type { LiveEvent } from '../model/events.ts'
import { isTalk } from '../model/talk.ts'

/** Length of one step in ms, and how many steps are kept. */
export const STEP_MS = 10_000
const STEPS = 180
const MINUTE_STEPS = 60_000 / STEP_MS
/** The first point needs the minute before it. */
const KEPT = STEPS + MINUTE_STEPS

interface Step {
  /** Number of the step since 1970. */
  step: number
  chats: number
  diamonds: number
  /** Last value in the step; null if none. */
  online: number | null
  viewers: number | null
  likes: number | null
}

export type PulseLine = 'online' | 'viewers' | 'likes' | 'chats' | 'diamonds'

/** Points in order of time: seconds since 1970, and each line's values. */
export type PulseSeries = { at: number[] } & Record<PulseLine, (number | null)[]>

/** The room's last half hour in steps. Memory is bounded. */
export class Pulse {
  #steps = new Map<number, Step>()
  #last = 0

  /**
   * Takes each event once, in any order.
   * @param diamonds what it adds to the gifts' value
   */
  add(event: LiveEvent, diamonds: number): void {
    const step = this.#step(Math.floor(event.receivedAt / STEP_MS))
    if (!step) return
    step.diamonds += diamonds
    if (isTalk(event)) step.chats++
    if (event.type === 'like') step.likes = Math.max(step.likes ?? 0, event.total)
    if (event.type !== 'audience') return
    step.online = event.online ?? step.online
    step.viewers = Math.max(step.viewers ?? 0, event.totalViewers ?? 0) || null
  }

  #step(at: number): Step | undefined {
    if (at <= this.#last - KEPT) return undefined
    const known = this.#steps.get(at)
    if (known) return known
    const step: Step = { step: at, chats: 0, diamonds: 0, online: null, viewers: null, likes: null }
    this.#steps.set(at, step)
    if (at > this.#last) {
      this.#last = at
      for (const old of this.#steps.keys()) if (old <= at - KEPT) this.#steps.delete(old)
    }
    return step
  }

  /**
   * Lines up to `now`, ms since 1970, without the current step. Levels (online, viewers) hold until the next value;
   * messages, diamonds and likes are those of the minute before each point.
   */
  series(now: number): PulseSeries {
    const series: PulseSeries = { at: [], online: [], viewers: [], likes: [], chats: [], diamonds: [] }
    const end = Math.floor(now / STEP_MS)
    const begin = Math.max(Math.min(...this.#steps.keys()), end - STEPS)
    const held: Record<'online' | 'viewers' | 'likes', number | null> = {
      online: null,
      viewers: null,
      likes: null,
    }
    /** The sum of likes at each point, null while unknown. */
    const likes: (number | null)[] = []
    for (let at = begin; at < end; at++) {
      const step = this.#steps.get(at)
      for (const line of ['online', 'viewers', 'likes'] as const) held[line] = step?.[line] ?? held[line]
      series.online.push(held.online)
      series.viewers.push(held.viewers)
      series.at.push((at * STEP_MS) / 1_000)
      series.chats.push(this.#inMinute(at, 'chats'))
      series.diamonds.push(this.#inMinute(at, 'diamonds'))
      likes.push(held.likes)
      const before = likes[likes.length - 1 - MINUTE_STEPS] ?? likes.find(sum => sum !== null) ?? null
      series.likes.push(held.likes === null || before === null ? null : Math.max(0, held.likes - before))
    }
    return series
  }

  /** The sum of the steps of the minute that ends with this one. */
  #inMinute(at: number, line: 'chats' | 'diamonds'): number {
    let sum = 0
    for (let back = 0; back < MINUTE_STEPS; back++) sum += this.#steps.get(at - back)?.[line] ?? 0
    return sum
  }
}
