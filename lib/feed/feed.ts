import type { Matcher } from '../filter/compile.ts'
import type { Entry } from '../model/entry.ts'
import type { EventType, LiveEvent } from '../model/events.ts'
import { type Judge, UNTOUCHED } from '../rules/compile.ts'
import type { Sound } from '../settings/schema/sounds.ts'
import { Folder, type Folding } from './folder.ts'
import { Fold, newRow, type Recall, type Row } from './row.ts'

/** Most rows held; beyond this the oldest go. */
export const FEED_LIMIT = 5_000
/** While scrolled back; beyond this the farthest go. */
export const BACK_LIMIT = 2 * FEED_LIMIT
/** Newest rows are dropped in such blocks, because folding is redone. */
const BACK_STEP = 500
/** Entries buffered while the newest rows are not held. */
const BUFFER_LIMIT = 1_000
/** Recalls that came before their entry; the oldest go. */
const RECALLED = 10_000

const UNFOLDED: Folding = { crowd: false, repeats: false, gifts: 0, apart: new Set() }

/**
 * A room's rows and the visible ones, both in order of `n`. The arrays change in place; `revision` grows. A window on
 * the room: the latest rows and, when the reader scrolls back, stored ones. If those are many, the newest are dropped,
 * and new entries only buffered until the reader returns.
 */
export class Feed {
  readonly rows: Row[] = []
  readonly visible: Row[] = []
  revision = 0
  /** How many rows have become visible. */
  shown = 0
  /** First entry covered; 0: none. */
  first = 0
  /** Scrolled back: the oldest rows stay until `toNewest`. */
  isBack = false
  #byEntry = new Map<number, Row>()
  #lastN = 0
  /** Last entry received, and recent ones after the covered range; undefined: no gap. */
  #newest = 0
  #buffered: Entry[] | undefined
  /** Rows do not fold across these: one side came first. */
  #seams: number[] = []
  #recalled = new Map<number, Recall>()
  /** First live entry, once stored ones precede it. */
  #came = 0
  /** Earlier rows that fail the filter are missing: another filter must read them again. */
  isThinned = false
  #show: Readonly<Record<EventType, boolean>>
  #matches: Matcher = () => true
  #judge: Judge = () => UNTOUCHED
  #sound: Sound | undefined
  #folding = UNFOLDED
  #folder = new Folder(UNFOLDED)

  /** @param show types that pass at first */
  constructor(show: Readonly<Record<EventType, boolean>>) {
    this.#show = show
  }

  /** Last entry covered; 0: none. */
  get last(): number {
    return this.#lastN
  }

  /** Whether the newest rows were dropped. */
  get isApart(): boolean {
    return this.#buffered !== undefined
  }

  /** Takes new entries in order of `n`; skips known ones. */
  append(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.n <= this.#newest) continue
      this.#newest = entry.n
      if (this.#buffered) this.#bufferNewest(this.#buffered, entry)
      else this.#takeNext(entry)
    }
    if (!this.isBack) this.#dropOldest(this.rows.length - FEED_LIMIT)
    else if (this.rows.length > BACK_LIMIT) this.#dropNewest(this.rows.length - BACK_LIMIT + BACK_STEP)
    this.revision++
  }

  /** The reader scrolls back: keeps the oldest rows. */
  hold(): void {
    this.isBack = true
  }

  /** Adds stored entries before the first row, in order of `n`. They fold among themselves. */
  prepend(entries: readonly Entry[]): void {
    const seam = this.rows[0]?.n
    if ((entries[0]?.n ?? Infinity) >= this.first) {
      this.isBack = this.#came > 0
      return
    }
    const page = new Feed(this.#show)
    page.#matches = this.#matches
    page.#judge = this.#judge
    page.#recalled = this.#recalled
    page.fold(this.#folding)
    page.append(entries.filter(({ n }) => n < this.first))
    this.rows.unshift(...page.rows)
    this.visible.unshift(...page.visible)
    // A combo that continues here stays with the row that is here.
    for (const [n, row] of page.#byEntry) if (!this.#byEntry.has(n)) this.#byEntry.set(n, row)
    if (seam !== undefined) this.#seams.unshift(seam)
    if (this.#came === 0) this.#came = this.first
    this.first = page.first
    this.isBack = true
    if (this.rows.length > BACK_LIMIT) this.#thin()
    this.#dropNewest(this.rows.length - BACK_LIMIT)
    this.revision++
  }

  /** Adds stored entries after the last row; drops the oldest rows. Without entries, joins the buffered ones. */
  extend(entries: readonly Entry[]): void {
    const buffered = this.#buffered
    if (!buffered) return
    for (const entry of entries) if (entry.n > this.#lastN) this.#takeNext(entry)
    if (entries.length === 0 || (buffered[0]?.n ?? this.#newest + 1) <= this.#lastN + 1) this.#join(buffered)
    this.#dropOldest(this.rows.length - BACK_LIMIT)
    this.takeSound()
    this.revision++
  }

  /**
   * Drops earlier rows and jumps to the newest.
   * @param latest stored, before the buffered ones; needed if the newest rows are not held
   */
  toNewest(latest: readonly Entry[]): void {
    if (!this.isBack) return
    const buffered = this.#buffered
    if (buffered) {
      this.#empty()
      this.extend(latest)
      this.#join(buffered)
    } else if (this.isThinned) {
      this.#dropOldest(indexFrom(this.rows, this.#came))
    }
    this.isBack = false
    this.isThinned = false
    this.#came = 0
    this.#seams.length = 0
    this.#dropOldest(this.rows.length - FEED_LIMIT)
    this.takeSound()
    this.revision++
  }

  /**
   * A snapshot: rows from its first entry on are rebuilt, older ones that join it without a gap stay.
   * @returns whether it continues what was held
   */
  replace(entries: readonly Entry[]): boolean {
    const first = entries[0]
    const continues = first !== undefined && this.#continues(first)
    if (!first || !continues) {
      this.clear()
    } else if (this.#buffered && (entries.at(-1)?.n ?? 0) > this.#lastN) {
      this.#buffered = []
    } else {
      this.#buffered = undefined
      this.#cutFrom(first.n)
    }
    this.#newest = (first?.n ?? 1) - 1
    this.append(entries)
    return continues
  }

  /** Drops every row; the filter stays. */
  clear(): void {
    this.#empty()
    this.#buffered = undefined
    this.#newest = 0
    this.isBack = false
    this.#recalled.clear()
    this.revision++
  }

  /** Sets the filter: visible types, and what else a row must pass. */
  filter(show: Readonly<Record<EventType, boolean>>, matches: Matcher): void {
    this.#show = show
    this.#matches = matches
    this.#placeAll()
    this.revision++
  }

  /** Sets the rules that judge every row. */
  rule(judge: Judge): void {
    this.#judge = judge
    for (const row of this.rows) if (this.#judged(row)) row.version++
    this.takeSound()
    this.#placeAll()
    this.revision++
  }

  /** Returns the sound that the latest entries ask for, once. */
  takeSound(): Sound | undefined {
    const sound = this.#sound
    this.#sound = undefined
    return sound
  }

  fold(folding: Folding): void {
    this.#folding = folding
    this.#placeAll()
    this.revision++
  }

  /** The row that shows entry `n`. */
  rowOf(n: number): Row | undefined {
    const row = this.#byEntry.get(n)
    return row?.head ?? row
  }

  /** Of an entry just taken; a separate, judged one if the newest rows are not held. */
  rowFor(entry: Entry): Row {
    const held = this.#byEntry.get(entry.n)
    if (held) return held
    const row = newRow(entry)
    row.verdict = this.#judge(row)
    return row
  }

  /** First visible row at or after `n`; the number of visible rows if none. */
  indexFrom(n: number): number {
    return indexFrom(this.visible, n)
  }

  #empty(): void {
    this.rows.length = 0
    this.visible.length = 0
    this.#byEntry.clear()
    this.#folder = new Folder(this.#folding)
    this.#seams.length = 0
    this.#came = 0
    this.isThinned = false
    this.#lastN = 0
    this.first = 0
  }

  #takeNext(entry: Entry): void {
    if (this.first === 0) this.first = entry.n
    this.#lastN = entry.n
    this.#take(entry)
  }

  /** Buffers an entry; it may recall another, or ask for a sound. */
  #bufferNewest(buffered: Entry[], entry: Entry): void {
    for (const n of entry.recalls ?? []) this.#recall(n, entry.event)
    this.#judged(newRow(entry))
    buffered.push(entry)
    if (buffered.length > 2 * BUFFER_LIMIT) buffered.splice(0, BUFFER_LIMIT)
  }

  #join(buffered: readonly Entry[]): void {
    this.#buffered = undefined
    for (const entry of buffered) if (entry.n > this.#lastN) this.#takeNext(entry)
  }

  #take(entry: Entry): void {
    for (const n of entry.recalls ?? []) this.#recall(n, entry.event)
    const combo = entry.into === undefined ? undefined : this.#byEntry.get(entry.into)
    if (combo) this.#continue(combo, entry)
    else this.#add(entry)
  }

  #add(entry: Entry): void {
    const row = newRow(entry)
    const recall = this.#recalled.get(entry.n)
    if (recall) Object.assign(row, { recalled: true, recall })
    this.rows.push(row)
    this.#byEntry.set(entry.n, row)
    // The combo's first row is gone: later entries join this.
    if (entry.into !== undefined) this.#alias(row, entry.into)
    this.#judged(row)
    this.#place(row)
  }

  /** Shows a row that passes, alone or folded. */
  #place(row: Row): void {
    if (!this.#passes(row) || !this.#folder.place(row)) return
    this.visible.push(row)
    this.shown++
  }

  #placeAll(): void {
    this.#folder = new Folder(this.#folding)
    this.visible.length = 0
    const { shown } = this
    let seam = 0
    for (const row of this.rows) {
      if (row.n >= (this.#seams[seam] ?? Infinity)) {
        this.#folder = new Folder(this.#folding)
        seam++
      }
      if (row.fold) row.version++
      row.fold = undefined
      row.head = undefined
      this.#place(row)
    }
    this.shown = shown
  }

  #continue(row: Row, entry: Entry): void {
    this.#alias(row, entry.n)
    if (entry.event.type === 'battle') {
      Object.assign(row, { event: entry.event, folded: undefined })
      row.version++
      this.#review(row)
    }
    if (entry.event.type !== 'gift') return
    // Any message of a combo may lack the price; the largest count may not be last.
    const count = Math.max(row.count, entry.event.count)
    const diamonds = count * Math.max(priceOf(row), entry.event.gift.diamonds)
    if (count === row.count && diamonds === row.diamonds) return
    const before = this.#folder.keyOf(row)
    Object.assign(row, { count, diamonds })
    row.version++
    this.#judged(row)
    const key = this.#folder.keyOf(row)
    const passes = this.#passes(row)
    if (row.head || row.fold) {
      if (key !== before || !passes) this.#placeAll()
      else if (row.head) row.head.version++
    } else if (key !== undefined && passes !== this.#isShown(row)) {
      this.#placeAll()
    } else {
      this.#review(row)
    }
  }

  #isShown(row: Row): boolean {
    return this.visible[this.indexFrom(row.n)] === row
  }

  /** Judges a row. Returns whether the verdict changed. */
  #judged(row: Row): boolean {
    const { verdict } = row
    row.verdict = this.#judge(row)
    if (row.verdict === verdict) return false
    if (row.verdict.sound && row.verdict.sound !== verdict.sound && !row.history)
      this.#sound = row.verdict.sound
    return true
  }

  #review(row: Row): void {
    const at = this.indexFrom(row.n)
    const isShown = this.#isShown(row)
    if (this.#passes(row) === isShown) return
    this.visible.splice(at, isShown ? 1 : 0, ...(isShown ? [] : [row]))
    if (!isShown) this.shown++
  }

  #alias(row: Row, n: number): void {
    if (this.#byEntry.get(n) === row) return
    row.continued.push(n)
    this.#byEntry.set(n, row)
  }

  #recall(n: number, { time, user }: LiveEvent): void {
    const recall = { at: time, ...(user && { by: user }) }
    const row = this.#byEntry.get(n)
    if (!row) this.#recallUnseen(n, recall)
    if (!row || row.recalled) return
    Object.assign(row, { recalled: true, recall })
    row.version++
    this.#judged(row)
    // The rows folded into it are not recalled with it.
    if (row.fold || row.head) this.#placeAll()
    else this.#review(row)
  }

  #recallUnseen(n: number, recall: Recall): void {
    this.#recalled.set(n, recall)
    const [oldest] = this.#recalled.keys()
    if (this.#recalled.size > RECALLED && oldest !== undefined) this.#recalled.delete(oldest)
  }

  #passes(row: Row): boolean {
    return !row.verdict.hidden && this.#show[row.event.type] && this.#matches(row)
  }

  /** Entries from `first` on overlap or continue what is held. */
  #continues(first: Entry): boolean {
    if (this.#lastN === 0 || (!this.#buffered && first.n > this.#lastN + 1)) return false
    const mine = this.rows[indexFrom(this.rows, first.n)]
    // The same `n` for another event: the count restarted, so nothing held is valid.
    return !mine || mine.n !== first.n || mine.event.id === first.event.id
  }

  #cutFrom(n: number): void {
    for (const row of this.rows.splice(indexFrom(this.rows, n))) this.#forget(row)
    this.#lastN = n - 1
    if (this.rows.length === 0) this.first = 0
    this.#placeAll()
  }

  #dropOldest(surplus: number): void {
    if (surplus <= 0) return
    const gone = this.rows.splice(0, surplus)
    for (const row of gone) this.#forget(row)
    const oldest = this.rows[0]?.n ?? 0
    this.#folder.oldest = oldest
    this.first = oldest
    this.visible.splice(0, this.indexFrom(oldest))
    for (const { fold } of gone) if (fold) this.#promoteFirst(fold.rows.filter(({ n }) => n >= oldest))
  }

  /** Drops the newest rows; from here on entries are only buffered. */
  #dropNewest(surplus: number): void {
    const next = this.rows[this.rows.length - surplus]
    if (surplus <= 0 || !next) return
    this.#buffered ??= []
    this.#cutFrom(next.n)
  }

  /** Drops earlier rows neither visible nor folded into a visible one. */
  #thin(): void {
    const isKept = (row: Row) => row.n >= this.#came || this.#passes(row)
    for (const row of this.rows) if (!isKept(row)) this.#forget(row)
    const kept = this.rows.filter(isKept)
    this.isThinned ||= kept.length < this.rows.length
    this.rows.splice(0, this.rows.length, ...kept)
  }

  /** Rows without a head get the first as head. */
  #promoteFirst([head, ...others]: Row[]): void {
    if (!head) return
    head.head = undefined
    if (others.length > 0) head.fold = new Fold(head)
    for (const row of others) {
      head.fold?.add(row)
      row.head = head
    }
    this.visible.splice(this.indexFrom(head.n), 0, head)
  }

  #forget(row: Row): void {
    for (const n of [row.n, ...row.continued]) if (this.#byEntry.get(n) === row) this.#byEntry.delete(n)
  }
}

/** Price of one gift, in diamonds; a combo may begin without one. */
function priceOf({ event, count, diamonds }: Row): number {
  if (count > 0) return diamonds / count
  return event.type === 'gift' ? event.gift.diamonds : 0
}

function indexFrom(rows: readonly Row[], n: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    const row = rows[middle]
    if (row && row.n < n) low = middle + 1
    else high = middle
  }
  return low
}
