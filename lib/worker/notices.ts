import type { Entry } from '../model/entry.ts'
import type { LiveEvent } from '../model/events.ts'
import { type Judge, UNTOUCHED } from '../rules/compile.ts'

/** More would be closed unread and hide those of other programs. */
const MOST = 4
const WITHIN_MS = 10_000
/** Combos remembered as shown. */
const REMEMBERED = 500

export interface Notice {
  roomId: string
  n: number
  /** Its rule's name; may be empty. */
  rule: string
  event: LiveEvent
}

/** Decides which desktop notifications are shown. Pure. */
export class Notices {
  #judge: Judge = () => UNTOUCHED
  readonly #show: (notice: Notice) => void
  #shownAt: number[] = []
  readonly #told = new Set<string>()

  constructor(show: (notice: Notice) => void) {
    this.#show = show
  }

  configure(judge: Judge): void {
    this.#judge = judge
  }

  /** Shows no history, and each combo once. */
  hear(roomId: string, entries: readonly Entry[], now: number): void {
    for (const { n, event, history, into } of entries) {
      if (history) continue
      const { notify } = this.#judge({ event })
      if (notify === undefined) continue
      const key = `${roomId}/${into ?? n}`
      if (this.#told.has(key)) continue
      this.#shownAt = this.#shownAt.filter(at => Math.abs(now - at) < WITHIN_MS)
      if (this.#shownAt.length >= MOST) return
      this.#shownAt.push(now)
      this.#remember(key)
      this.#show({ roomId, n: into ?? n, rule: notify, event })
    }
  }

  #remember(key: string): void {
    const [oldest] = this.#told
    if (this.#told.size >= REMEMBERED && oldest !== undefined) this.#told.delete(oldest)
    this.#told.add(key)
  }
}
