import { signal } from '@preact/signals'
import type { Feed } from './feed.ts'
import type { Past } from './past.ts'

/** To gain per read: a filter may pass few. */
const ENOUGH = 30

/** What is above the first row. */
export type Above = 'more' | 'reading' | 'beginning' | 'nothing' | 'unreadable'

/** Loads stored rows as the reader scrolls, a page at a time. */
export class FeedWindow {
  readonly #feed: Feed
  readonly #past: Past | undefined
  readonly #changed: () => void
  readonly #reading = signal<'' | 'back' | 'on' | 'newest'>('')
  /** Earlier reads are ignored. */
  #turn = 0
  #roomId = ''
  /** Where and why reading back ended. */
  #end: { n: number; above: Above } = { n: 0, above: 'nothing' }

  /**
   * @param past absent if nothing is stored
   * @param changed after each change of the feed
   */
  constructor(feed: Feed, past: Past | undefined, changed: () => void) {
    this.#feed = feed
    this.#past = past
    this.#changed = changed
  }

  /** Undefined without a row or a store. */
  get above(): Above | undefined {
    const { first } = this.#feed
    if (this.#reading.value === 'back') return 'reading'
    if (!this.#past || first === 0) return undefined
    if (first === 1) return 'beginning'
    return first === this.#end.n ? this.#end.above : 'more'
  }

  enter(roomId: string): void {
    this.#roomId = roomId
    this.#end = { n: 0, above: 'nothing' }
    this.#begin('')
  }

  /** Reads earlier rows until enough more are visible. */
  async back(): Promise<void> {
    const feed = this.#feed
    if (!this.#past || this.#reading.peek() !== '' || this.above !== 'more') return
    const turn = this.#begin('back')
    const enough = feed.visible.length + ENOUGH
    feed.hold()
    let isMore = true
    while (isMore && feed.visible.length < enough) {
      const { first } = feed
      const entries = await this.#past.before(this.#roomId, first)
      if (turn !== this.#turn) return
      feed.prepend(entries ?? [])
      isMore = feed.first < first && feed.first > 1
      if (feed.first === first) this.#end = { n: first, above: entries ? 'nothing' : 'unreadable' }
      this.#changed()
    }
    this.#reading.value = ''
  }

  /** Reads the next rows if the newest are missing. */
  async on(): Promise<void> {
    if (!this.#past || this.#reading.peek() !== '' || !this.#feed.isApart) return
    const turn = this.#begin('on')
    const entries = await this.#past.after(this.#roomId, this.#feed.last)
    if (turn !== this.#turn) return
    this.#feed.extend(entries ?? [])
    this.#reading.value = ''
    this.#changed()
  }

  /** Drops older rows and calls `then` once the newest are here. */
  newest(then: () => void): void {
    if (this.#reading.peek() === 'newest') return
    const turn = this.#begin('newest')
    const arrive = (latest: Parameters<Feed['toNewest']>[0]) => {
      if (turn !== this.#turn) return
      this.#feed.toNewest(latest)
      this.#reading.value = ''
      then()
    }
    if (!this.#past || !this.#feed.isApart) arrive([])
    else void this.#past.before(this.#roomId, Number.POSITIVE_INFINITY).then(latest => arrive(latest ?? []))
  }

  #begin(reading: '' | 'back' | 'on' | 'newest'): number {
    this.#reading.value = reading
    return ++this.#turn
  }
}
