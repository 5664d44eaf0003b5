import type { Matcher } from '../filter/compile.ts'
import type { Entry } from '../model/entry.ts'
import type { EventType } from '../model/events.ts'
import { type Judge, UNTOUCHED } from '../rules/compile.ts'
import type { Sound } from '../settings/rules.ts'
import { Folder, type Folding } from './folder.ts'
import { Fold, type Row } from './row.ts'

/** How many rows the panel holds; beyond that the oldest go. */
export const FEED_LIMIT = 5_000
/** How many it holds while the reader has gone back to earlier ones; beyond that those go that are farthest from there. */
export const BACK_LIMIT = 2 * FEED_LIMIT
/** So many of the newest go at once, for what is folded is folded anew. */
const BACK_STEP = 500
/** How many of the latest entries are kept at hand while the newest rows are not held. */
const AHEAD = 1_000
/** Entries that were taken back before they were here; beyond that the oldest are forgotten. */
const RECALLED = 10_000

/** Every row stands for itself. */
const UNFOLDED: Folding = { crowd: false, repeats: false, apart: new Set() }

/**
 * The rows of one room and those among them that are shown, both in order of `n`: a row that passes the filter is shown,
 * or folded into one that is. The arrays are changed in place; `revision` grows with each change.
 *
 * It is a window on the room: the latest rows, and where the reader goes back, earlier ones from the store before them.
 * When those are many, the newest rows go, and what comes is only kept at hand until the reader comes back.
 */
export class Feed {
  readonly rows: Row[] = []
  readonly visible: Row[] = []
  revision = 0
  /** How many rows have become visible since the beginning. */
  shown = 0
  /** The first entry that it covers; 0 where there is none. */
  first = 0
  /** Whether the reader has gone back: the oldest rows stay until `toNewest`. */
  isBack = false
  #byEntry = new Map<number, Row>()
  /** The last entry that it covers. */
  #lastN = 0
  /** The last that came, and the latest of those that came behind what is covered; undefined: nothing lies between. */
  #newest = 0
  #ahead: Entry[] | undefined
  /** Where nothing folds across, for one side was there before the other. */
  #seams: number[] = []
  #recalled = new Set<number>()
  /** The first entry of those that came by themselves, once earlier ones stand before it. */
  #came = 0
  /** Whether of rows before that some that do not pass the filter are missing: another filter needs them read again. */
  isThinned = false
  #show: Readonly<Record<EventType, boolean>>
  #matches: Matcher = () => true
  #judge: Judge = () => UNTOUCHED
  #sound: Sound | undefined
  #folding = UNFOLDED
  #folder = new Folder(UNFOLDED)

  /** @param show which event types pass at first */
  constructor(show: Readonly<Record<EventType, boolean>>) {
    this.#show = show
  }

  /** The last entry that it covers; 0 where there is none. */
  get last(): number {
    return this.#lastN
  }

  /** Whether rows newer than those that are held had to go. */
  get isApart(): boolean {
    return this.#ahead !== undefined
  }

  /** Takes what came since, in order of `n`; entries that are there already are passed over. */
  append(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.n <= this.#newest) continue
      this.#newest = entry.n
      if (this.#ahead) this.#keepAhead(this.#ahead, entry)
      else this.#takeNext(entry)
    }
    if (!this.isBack) this.#dropOldest(this.rows.length - FEED_LIMIT)
    else if (this.rows.length > BACK_LIMIT) this.#dropNewest(this.rows.length - BACK_LIMIT + BACK_STEP)
    this.revision++
  }

  /** The reader goes back: the oldest rows stay, for what was before them is being fetched. */
  hold(): void {
    this.isBack = true
  }

  /** Takes what was before what is here, in order of `n`, if anything was. Rows of it fold among themselves. */
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
    // A combo that goes on here stays with the row that is here.
    for (const [n, row] of page.#byEntry) if (!this.#byEntry.has(n)) this.#byEntry.set(n, row)
    if (seam !== undefined) this.#seams.unshift(seam)
    if (this.#came === 0) this.#came = this.first
    this.first = page.first
    this.isBack = true
    if (this.rows.length > BACK_LIMIT) this.#thin()
    this.#dropNewest(this.rows.length - BACK_LIMIT)
    this.revision++
  }

  /**
   * Takes what follows on what is here, in order of `n`, while the newest rows are not held; the oldest go for it. With
   * nothing to take, what came is joined as it is.
   */
  extend(entries: readonly Entry[]): void {
    const ahead = this.#ahead
    if (!ahead) return
    for (const entry of entries) if (entry.n > this.#lastN) this.#takeNext(entry)
    if (entries.length === 0 || (ahead[0]?.n ?? this.#newest + 1) <= this.#lastN + 1) this.#join(ahead)
    this.#dropOldest(this.rows.length - BACK_LIMIT)
    this.takeSound()
    this.revision++
  }

  /**
   * Lets go of earlier rows: the newest are wanted.
   * @param latest entries that lead up to those that came last, for where the newest rows are not held
   */
  toNewest(latest: readonly Entry[]): void {
    if (!this.isBack) return
    const ahead = this.#ahead
    if (ahead) {
      this.#empty()
      this.extend(latest)
      this.#join(ahead)
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
   * Takes the room's latest entries as the truth: rows from the first of them on are made anew, older rows that
   * lead up to it without a hole stay for the reader who has scrolled to them.
   */
  replace(entries: readonly Entry[]): void {
    const first = entries[0]
    if (!first || !this.#continues(first)) {
      this.clear()
    } else if (this.#ahead && (entries.at(-1)?.n ?? 0) > this.#lastN) {
      this.#ahead = []
    } else {
      this.#ahead = undefined
      this.#cutFrom(first.n)
    }
    this.#newest = (first?.n ?? 1) - 1
    this.append(entries)
  }

  /** Forgets every row; the filter stays. */
  clear(): void {
    this.#empty()
    this.#ahead = undefined
    this.#newest = 0
    this.isBack = false
    this.#recalled.clear()
    this.revision++
  }

  /** Sets the filter: the types that are shown, and what else a row has to pass. */
  filter(show: Readonly<Record<EventType, boolean>>, matches: Matcher): void {
    this.#show = show
    this.#matches = matches
    this.#placeAll()
    this.revision++
  }

  /** Sets the rules that every row is held against. */
  rule(judge: Judge): void {
    this.#judge = judge
    for (const row of this.rows) if (this.#judged(row)) row.version++
    this.takeSound()
    this.#placeAll()
    this.revision++
  }

  /** The sound that the latest of the news asks for, once. */
  takeSound(): Sound | undefined {
    const sound = this.#sound
    this.#sound = undefined
    return sound
  }

  /** Sets what is folded. */
  fold(folding: Folding): void {
    this.#folding = folding
    this.#placeAll()
    this.revision++
  }

  /** The row in which the entry `n` is shown. */
  rowOf(n: number): Row | undefined {
    const row = this.#byEntry.get(n)
    return row?.head ?? row
  }

  /** Index of the first visible row whose `n` is at least this; the count of visible rows where there is none. */
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

  /** An entry that comes while the newest rows are not held: it may take something back, and is heard. */
  #keepAhead(ahead: Entry[], entry: Entry): void {
    for (const n of entry.recalls ?? []) this.#recall(n)
    this.#judged(newRow(entry))
    ahead.push(entry)
    if (ahead.length > 2 * AHEAD) ahead.splice(0, AHEAD)
  }

  #join(ahead: readonly Entry[]): void {
    this.#ahead = undefined
    for (const entry of ahead) if (entry.n > this.#lastN) this.#takeNext(entry)
  }

  #take(entry: Entry): void {
    for (const n of entry.recalls ?? []) this.#recall(n)
    const combo = entry.into === undefined ? undefined : this.#byEntry.get(entry.into)
    if (combo) this.#continue(combo, entry)
    else this.#add(entry)
  }

  #add(entry: Entry): void {
    const row = newRow(entry)
    row.recalled = this.#recalled.has(entry.n)
    this.rows.push(row)
    this.#byEntry.set(entry.n, row)
    // The combo's first row has gone already: what comes after folds into this one.
    if (entry.into !== undefined) this.#alias(row, entry.into)
    this.#judged(row)
    this.#place(row)
  }

  /** Shows a row that passes, alone or in another. */
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
    // Any of a combo's messages may lack the price, and the largest count need not come last.
    const count = Math.max(row.count, entry.event.count)
    const diamonds = count * Math.max(priceOf(row), entry.event.gift.diamonds)
    if (count === row.count && diamonds === row.diamonds) return
    Object.assign(row, { count, diamonds })
    row.version++
    this.#judged(row)
    this.#review(row)
  }

  /** Holds a row against the rules. Returns whether they say something else of it than before. */
  #judged(row: Row): boolean {
    const { verdict } = row
    row.verdict = this.#judge(row)
    if (row.verdict === verdict) return false
    if (row.verdict.sound && row.verdict.sound !== verdict.sound && !row.history)
      this.#sound = row.verdict.sound
    return true
  }

  /** A row that stands for itself has changed: it may pass now, or no longer. */
  #review(row: Row): void {
    const at = this.indexFrom(row.n)
    const isShown = this.visible[at] === row
    if (this.#passes(row) === isShown) return
    this.visible.splice(at, isShown ? 1 : 0, ...(isShown ? [] : [row]))
    if (!isShown) this.shown++
  }

  #alias(row: Row, n: number): void {
    if (this.#byEntry.get(n) === row) return
    row.continued.push(n)
    this.#byEntry.set(n, row)
  }

  #recall(n: number): void {
    const row = this.#byEntry.get(n)
    if (!row) this.#recallUnseen(n)
    if (!row || row.recalled) return
    row.recalled = true
    row.version++
    this.#judged(row)
    // Nobody else's words are taken back with it.
    if (row.fold || row.head) this.#placeAll()
    else this.#review(row)
  }

  #recallUnseen(n: number): void {
    this.#recalled.add(n)
    const [oldest] = this.#recalled
    if (this.#recalled.size > RECALLED && oldest !== undefined) this.#recalled.delete(oldest)
  }

  #passes(row: Row): boolean {
    return !row.verdict.hidden && this.#show[row.event.type] && this.#matches(row)
  }

  /** Whether entries that begin with `first` overlap with, or follow on, what came. */
  #continues(first: Entry): boolean {
    if (this.#lastN === 0 || (!this.#ahead && first.n > this.#lastN + 1)) return false
    const mine = this.rows[indexFrom(this.rows, first.n)]
    // The same number for another event: the room was counted anew, nothing here can be trusted.
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
    for (const { fold } of gone) if (fold) this.#handOn(fold.rows.filter(({ n }) => n >= oldest))
  }

  /** The newest rows go; what comes from here on is kept at hand. */
  #dropNewest(surplus: number): void {
    const next = this.rows[this.rows.length - surplus]
    if (surplus <= 0 || !next) return
    this.#ahead ??= []
    this.#cutFrom(next.n)
  }

  /** Of the earlier rows, those go that are neither shown nor folded into one that is. */
  #thin(): void {
    const isKept = (row: Row) => row.n >= this.#came || this.#passes(row)
    for (const row of this.rows) if (!isKept(row)) this.#forget(row)
    const kept = this.rows.filter(isKept)
    this.isThinned ||= kept.length < this.rows.length
    this.rows.splice(0, this.rows.length, ...kept)
  }

  /** Rows whose head has gone: the first of them stands for the others now. */
  #handOn([head, ...others]: Row[]): void {
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

function newRow({ n, event, history }: Entry): Row {
  const gift = event.type === 'gift' ? event : undefined
  return {
    n,
    event,
    history: history ?? false,
    count: gift?.count ?? 0,
    diamonds: gift ? gift.count * gift.gift.diamonds : 0,
    recalled: false,
    version: 0,
    continued: [],
    verdict: UNTOUCHED,
    folded: undefined,
  }
}

/** What one of a row's gifts costs in diamonds, as far as its messages told; a combo may begin with none. */
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
