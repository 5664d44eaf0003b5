import { signal } from '@preact/signals'
import type { Feed } from './feed.ts'
import type { Past } from './past.ts'

/** Under a filter that little passes, pages are read until so many more rows are shown. */
const ENOUGH = 30

/**
 * What lies above the first row: more; a page of it, which is being read; nothing, for the room begins there; nothing
 * that was kept; or nobody knows.
 */
export type Above = 'more' | 'reading' | 'beginning' | 'nothing' | 'unreadable'

/** Moves the feed over what is kept of its room as the reader scrolls: a page at a time, and one at once. */
export class FeedWindow {
  readonly #feed: Feed
  readonly #past: Past | undefined
  readonly #changed: () => void
  readonly #reading = signal<'' | 'back' | 'on' | 'newest'>('')
  /** Which reading is under way; what an earlier one brings is passed over. */
  #turn = 0
  #roomId = ''
  /** Where the way back has ended, and why. */
  #end: { n: number; above: Above } = { n: 0, above: 'nothing' }

  /**
   * @param past left out where nothing is kept of what the feed shows
   * @param changed called after the feed has changed
   */
  constructor(feed: Feed, past: Past | undefined, changed: () => void) {
    this.#feed = feed
    this.#past = past
    this.#changed = changed
  }

  /** What lies above the first row; undefined where there is none, or nothing is ever kept. */
  get above(): Above | undefined {
    const { first } = this.#feed
    if (this.#reading.value === 'back') return 'reading'
    if (!this.#past || first === 0) return undefined
    if (first === 1) return 'beginning'
    return first === this.#end.n ? this.#end.above : 'more'
  }

  /** The feed shows this room from now on. */
  enter(roomId: string): void {
    this.#roomId = roomId
    this.#end = { n: 0, above: 'nothing' }
    this.#begin('')
  }

  /** Reads what was before the first row, until enough more is shown. */
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

  /** Reads what follows on the last row, where the newest are not held. */
  async on(): Promise<void> {
    if (!this.#past || this.#reading.peek() !== '' || !this.#feed.isApart) return
    const turn = this.#begin('on')
    const entries = await this.#past.after(this.#roomId, this.#feed.last)
    if (turn !== this.#turn) return
    this.#feed.extend(entries ?? [])
    this.#reading.value = ''
    this.#changed()
  }

  /** Lets go of what is earlier, and calls `then` when the newest rows are here; at once where they are. */
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
