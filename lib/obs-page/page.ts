import { signal } from '@preact/signals-core'
import type { LiveEvent } from '../model/events.ts'
import { tierOf } from '../model/gift-tier.ts'
import { GiftAlerts } from './alerts.ts'
import type { Choices } from './choices.ts'
import type { PageMessage, Pinned } from './messages.ts'
import { type PageRow, PageRows } from './rows.ts'
import { Single } from './single.ts'

/** Gifts from this tier on are announced in the middle, the others below. */
export const LARGE_TIER = 4
/** Lines that wait for a lane; beyond this the oldest go. */
const WAITING = 40
/** For how long an answered question stays, in ms. */
const ANSWERED_MS = 4000

/** What a page in OBS knows, whatever its style. */
export class ObsPage {
  readonly choices: Choices
  /** Grows with each change. */
  readonly revision = signal(0)
  readonly single = new Single<PageRow>()
  readonly small: GiftAlerts
  readonly large: GiftAlerts
  /** Whether a replay is shown: a recording must say so. */
  isReplay = false
  readonly #rows = new PageRows()
  readonly #webRids = new Map<string, string>()
  #waiting: PageRow[] = []
  #pinned: Pinned | null = null
  /** When the pinned question was told as answered, ms. */
  #answeredAt = 0

  constructor(choices: Choices) {
    this.choices = choices
    this.small = new GiftAlerts(choices.tiers)
    this.large = new GiftAlerts(choices.tiers)
  }

  /**
   * Takes messages.
   * @param now ms, from any start
   */
  receive(messages: readonly PageMessage[], now: number): void {
    for (const message of messages) this.#take(message, now)
    if (messages.length > 0) this.revision.value++
  }

  /** The rows of a list now, oldest first. */
  list(now: number): PageRow[] {
    const { rows, fade } = this.choices
    return this.#rows.rows
      .slice(-4 * rows)
      .filter(row => !row.recalled && this.#isShown(row.event) && (fade === 0 || now - row.at < fade * 1000))
      .slice(-rows)
  }

  /** The pinned question, for a while after it was answered. */
  question(now: number): Pinned | null {
    return this.#pinned?.answered && now - this.#answeredAt >= ANSWERED_MS ? null : this.#pinned
  }

  /** The next line that waits to cross the picture; it stays first until `leave`. */
  get nextLine(): PageRow | undefined {
    return this.#waiting[0]
  }

  /** The first waiting line is on its way. */
  leave(): void {
    this.#waiting.shift()
  }

  #take(message: PageMessage, now: number): void {
    if (message.type === 'rooms') {
      for (const { room, webRid } of message.rooms) this.#webRids.set(room, webRid)
    } else if (message.type === 'pinned') {
      this.#pin(message.pinned, now)
    } else if (message.type === 'answered') {
      this.#rows.answer(message.room, message.numbers, message.done)
    } else if (this.#isWanted(message.room) && !message.entry.history) {
      this.isReplay = message.replay
      const row = this.#rows.take(message.session, message.room, message.entry, now)
      if (row) this.#place(row)
    }
  }

  #pin(pinned: Pinned | null, now: number): void {
    if (pinned && !this.#isWanted(pinned.room)) return
    const isSame = pinned?.event.id === this.#pinned?.event.id
    // It is told again and again, for pages that open later.
    if (pinned?.answered && !(isSame && this.#pinned?.answered)) this.#answeredAt = now
    this.#pinned = pinned
  }

  #place(row: PageRow): void {
    const { event, version, diamonds } = row
    if (event.type === 'gift' && diamonds >= this.choices.least) {
      const isLarge = tierOf(diamonds, this.choices.tiers) >= LARGE_TIER
      if (isLarge) this.large.take(row)
      else this.small.take(row)
    }
    if (!this.#isShown(event)) return
    this.single.take(row)
    if (version > 0) return
    this.#waiting.push(row)
    if (this.#waiting.length > WAITING) this.#waiting.shift()
  }

  #isShown({ type }: LiveEvent): boolean {
    return this.choices.types[type]
  }

  #isWanted(room: string): boolean {
    const { room: wanted } = this.choices
    return wanted === '' || room === wanted || this.#webRids.get(room) === wanted
  }
}
