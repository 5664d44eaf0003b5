import { batch, type ReadonlySignal, signal } from '@preact/signals'
import { clockOffset } from '../browser/clock-offset.ts'
import { Feed } from '../feed/feed.ts'
import { FeedWindow } from '../feed/feed-window.ts'
import type { Folding } from '../feed/folder.ts'
import { knownIn } from '../feed/known.ts'
import type { Past } from '../feed/past.ts'
import { compileFilter, type Matcher } from '../filter/compile.ts'
import type { Known } from '../filter/complete.ts'
import type { FilterError } from '../filter/error.ts'
import { type Term, termsOf, withoutPinyin } from '../filter/found.ts'
import { namesType } from '../filter/names-type.ts'
import { parseFilter } from '../filter/parse.ts'
import { EVERYTHING, type Filter } from '../filter/tree.ts'
import type { Entry } from '../model/entry.ts'
import type { EventType } from '../model/events.ts'
import { EVENT_TYPES } from '../model/kinds.ts'
import { hiddenPeople, type Judge } from '../rules/compile.ts'
import { withGiftSounds } from '../rules/gift-sounds.ts'
import { judgeOf } from '../rules/judge.ts'
import { nicknamesOf, readerOf } from '../rules/reader.ts'
import { stepsOf } from '../settings/schema/gifts.ts'
import type { Settings } from '../settings/schema/schema.ts'
import type { Sound } from '../settings/schema/sounds.ts'
import { ViewCounts } from './view-counts.ts'
import { ALL, viewOf } from './views.ts'

/** More new rows a second rush by: their pictures are not loaded. */
const HURRY = 24

const ALL_TYPES = Object.fromEntries(EVENT_TYPES.map(type => [type, true])) as Record<EventType, boolean>

/** The feed as the reader sees it. Rows are no signals: `feed` changes in place and `revision` tells. */
export class FeedView {
  readonly feed: Feed
  readonly window: FeedWindow
  readonly counts = new ViewCounts()
  readonly revision = signal(0)
  /** Grows when rows appear or vanish in the middle, by filter or folding. */
  readonly filtered = signal(0)
  readonly query = signal('')
  /** Of the query; the last valid filter stays. */
  readonly queryError = signal<FilterError | null>(null)
  /** Searched words, to mark in the rows. */
  readonly terms = signal<readonly Term[]>([])
  readonly tab = signal(ALL)
  /** Types shown alone until the panel closes; none: as set. */
  readonly solo = signal<ReadonlySet<EventType>>(new Set())
  /** The list follows the newest row. */
  readonly following = signal(true)
  /** Rows come too fast to read. */
  readonly hurried = signal(false)
  /** Newest entry that the reader has seen. */
  readonly seen = signal(0)

  /** Passes the search, whatever the view. */
  isFound: Matcher = () => true

  #searched: Filter = EVERYTHING
  /** Without pinyin; undefined if it plays no part. */
  #asTyped: Matcher | undefined
  #settings: Settings
  #shownBefore = 0

  /** @param past absent if nothing is stored */
  constructor(settings: ReadonlySignal<Settings>, past: Past | undefined) {
    this.#settings = settings.peek()
    this.feed = new Feed(this.#settings.show)
    this.feed.fold(foldingOf(this.#settings))
    this.feed.rule(this.#judge())
    this.#countViews()
    this.window = new FeedWindow(this.feed, past, () => this.draw())
    settings.subscribe(changed => this.#apply(changed))
  }

  #judge(): Judge {
    return withGiftSounds(judgeOf(this.#settings, clockOffset()), this.#settings.look.gifts)
  }

  /** Shows another room, or with an empty id none. */
  enter(roomId: string, entries: Entry[]): void {
    this.feed.clear()
    this.counts.clear()
    this.window.enter(roomId)
    this.feed.append(entries)
    this.counts.take(entries, this.feed, false)
    this.following.value = true
    this.seen.value = 0
    this.#started()
  }

  replace(entries: Entry[]): void {
    if (!this.feed.replace(entries)) this.counts.clear()
    this.counts.take(entries, this.feed, false)
    this.#started()
  }

  /** Returns the sound that a rule wants, if any. */
  append(entries: Entry[]): Sound | undefined {
    this.feed.append(entries)
    this.counts.take(entries, this.feed, true)
    if (!this.hurried.value) this.#judgeHurry()
    return this.feed.takeSound()
  }

  open(tab: string): void {
    if (tab === this.tab.value) return
    batch(() => {
      this.tab.value = tab
      this.counts.opened(tab)
      this.#filter()
    })
  }

  /** Only this type; all again if it is alone already. */
  soloType(type: EventType): void {
    const { value } = this.solo
    this.#setSolo(value.size === 1 && value.has(type) ? [] : [type])
  }

  /** Adds or removes a type shown alone; without any, all are back. */
  toggleSolo(type: EventType): void {
    const { value } = this.solo
    this.#setSolo(value.has(type) ? [...value].filter(other => other !== type) : [...value, type])
  }

  #setSolo(types: EventType[]): void {
    batch(() => {
      this.solo.value = new Set(types)
      this.#filter()
    })
  }

  search(query: string): void {
    if (query === this.query.value) return
    const parsed = parseFilter(query)
    batch(() => {
      this.query.value = query
      this.queryError.value = parsed.ok ? null : parsed.error
      if (!parsed.ok) return
      this.#searched = parsed.filter
      this.terms.value = termsOf(parsed.filter)
      this.#filter()
    })
  }

  /** Names to complete a filter. */
  known(): Known {
    return knownIn(this.feed.rows, this.#settings.people)
  }

  /** Held messages found, and those found only by pinyin. */
  found(): { count: number; pinyin: number } {
    let count = 0
    let pinyin = 0
    for (const row of this.feed.visible) {
      for (const one of [row, ...(row.fold?.rows ?? [])]) {
        count++
        if (this.#asTyped && !this.#asTyped(one)) pinyin++
      }
    }
    return { count, pinyin }
  }

  /** Jumps to the newest rows and follows. */
  follow(): void {
    this.window.newest(() =>
      batch(() => {
        this.following.value = true
        this.draw()
      }),
    )
  }

  /** Marks everything up to entry `n` as read. */
  see(n: number): void {
    if (n > this.seen.value) this.seen.value = n
  }

  unread(): number {
    return this.feed.visible.length - this.feed.indexFrom(this.seen.value + 1)
  }

  tick(): void {
    this.#judgeHurry()
    this.#shownBefore = this.feed.shown
  }

  draw(): void {
    this.revision.value = this.feed.revision
  }

  /** A snapshot is drawn at once; its rows are silent and no rush. */
  #started(): void {
    this.feed.takeSound()
    this.#shownBefore = this.feed.shown
    this.draw()
  }

  #apply(settings: Settings): void {
    const before = this.#settings
    this.#settings = settings
    const isNewFilters = filtersOf(settings) !== filtersOf(before)
    if (isNewFilters) this.#refill(() => this.feed.rule(this.#judge()))
    if (this.tab.value !== ALL && !viewOf(this.tab.value, settings)) {
      this.tab.value = ALL
      this.counts.opened(ALL)
    }
    if (isNewFilters) this.#countViews()
    if (isNewFilters || JSON.stringify(before.show) !== JSON.stringify(settings.show)) this.#filter()
    const folding = foldingOf(settings)
    if (!isSameFolding(foldingOf(before), folding)) this.#refill(() => this.feed.fold(folding))
  }

  #filter(): void {
    const { value: solo } = this.solo
    const show = solo.size > 0 ? only(solo) : this.#settings.show
    const view = parseFilter(viewOf(this.tab.value, this.#settings)?.filter ?? '')
    const isFree = this.tab.value !== ALL || namesType(this.#searched)
    const both: Filter = { kind: 'and', of: [view.ok ? view.filter : EVERYTHING, this.#searched] }
    const reader = readerOf(this.#settings, clockOffset())
    this.isFound = compileFilter(this.#searched, reader)
    const matches = compileFilter(both, reader)
    const isByPinyin = this.terms.value.some(({ initials }) => initials !== undefined)
    this.#asTyped = isByPinyin ? compileFilter(withoutPinyin(this.#searched), reader) : undefined
    this.#refill(() => this.feed.filter(isFree ? ALL_TYPES : show, matches))
  }

  #countViews(): void {
    const { views } = this.#settings
    this.counts.configure(views, readerOf(this.#settings, clockOffset()), this.feed.rows)
  }

  #refill(change: () => void): void {
    batch(() => {
      if (this.feed.isThinned) this.follow()
      change()
      this.filtered.value++
      this.draw()
    })
  }

  #judgeHurry(): void {
    this.hurried.value = this.feed.shown - this.#shownBefore > HURRY
  }
}

function only(types: ReadonlySet<EventType>): Record<EventType, boolean> {
  return Object.fromEntries(EVENT_TYPES.map(type => [type, types.has(type)])) as Record<EventType, boolean>
}

/** What rules, views and filters depend on, to compare. */
function filtersOf({ rules, views, people, look }: Settings): string {
  return JSON.stringify([rules, views, look.gifts, hiddenPeople(people), [...nicknamesOf(people)]])
}

function foldingOf({ look, people }: Settings): Folding {
  const apart = Object.keys(people).filter(id => people[id]?.highlighted)
  const [, fair] = stepsOf(look.gifts)
  return { ...look.fold, gifts: look.fold.gifts ? fair : 0, apart: new Set(apart) }
}

function isSameFolding(a: Folding, b: Folding): boolean {
  return (
    a.crowd === b.crowd &&
    a.repeats === b.repeats &&
    a.gifts === b.gifts &&
    [...a.apart].join() === [...b.apart].join()
  )
}
