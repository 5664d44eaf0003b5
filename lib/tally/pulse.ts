import type { LiveEvent } from '../model/events.ts'
import { isTalk } from '../model/talk.ts'

/** Length of one step in ms, and how many steps are kept. */
export const STEP_MS = 10_000
const STEPS = 180

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
    if (at <= this.#last - STEPS) return undefined
    const known = this.#steps.get(at)
    if (known) return known
    const step: Step = { step: at, chats: 0, diamonds: 0, online: null, viewers: null, likes: null }
    this.#steps.set(at, step)
    if (at > this.#last) {
      this.#last = at
      for (const old of this.#steps.keys()) if (old <= at - STEPS) this.#steps.delete(old)
    }
    return step
  }

  /**
   * The lines to draw up to `now`, ms since 1970. Levels (online, viewers, likes) hold until the next value; messages
   * and diamonds are per minute, without the current step.
   */
  series(now: number): PulseSeries {
    const series: PulseSeries = { at: [], online: [], viewers: [], likes: [], chats: [], diamonds: [] }
    const end = Math.floor(now / STEP_MS)
    const begin = Math.max(Math.min(...this.#steps.keys()), end - STEPS)
    const held = { online: null, viewers: null, likes: null } as Record<string, number | null>
    for (let at = begin; at < end; at++) {
      const step = this.#steps.get(at)
      for (const line of ['online', 'viewers', 'likes'] as const) {
        held[line] = step?.[line] ?? held[line] ?? null
        series[line].push(held[line])
      }
      series.at.push((at * STEP_MS) / 1_000)
      series.chats.push((step?.chats ?? 0) * PER_MINUTE)
      series.diamonds.push((step?.diamonds ?? 0) * PER_MINUTE)
    }
    return series
  }
}

const PER_MINUTE = 60_000 / STEP_MS
