import type { Matcher } from '../filter/compile.ts'
import { type Judge, UNTOUCHED } from '../filter/rules.ts'
import type { EventType } from '../protocol/events.ts'
import type { Entry } from '../room/entry.ts'
import type { Sound } from '../settings/rules.ts'
import { Folder, type Folding } from './folder.ts'
import { Fold, type Row } from './row.ts'

/** How many rows the panel holds; beyond that the oldest go. */
export const FEED_LIMIT = 5_000

/** Every row stands for itself. */
const UNFOLDED: Folding = { crowd: false, repeats: false, apart: new Set() }

/**
 * The rows of one room and those among them that are shown, both in order of `n`: a row that passes the filter is shown,
 * or folded into one that is. The arrays are changed in place; `revision` grows with each change.
 */
export class Feed {
  readonly rows: Row[] = []
  readonly visible: Row[] = []
  revision = 0
  /** How many rows have become visible since the beginning. */
  shown = 0
  #byEntry = new Map<number, Row>()
  #lastN = 0
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

  /** Takes what came since, in order of `n`; entries that are there already are passed over. */
  append(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.n <= this.#lastN) continue
      this.#lastN = entry.n
      this.#take(entry)
    }
    this.#trim()
    this.revision++
  }

  /**
   * Takes the room's latest entries as the truth: rows from the first of them on are made anew, older rows that
   * lead up to it without a hole stay for the reader who has scrolled to them.
   */
  replace(entries: readonly Entry[]): void {
    const first = entries[0]
    if (first && this.#continues(first)) this.#cutFrom(first.n)
    else this.clear()
    this.append(entries)
  }

  /** Forgets every row; the filter stays. */
  clear(): void {
    this.rows.length = 0
    this.visible.length = 0
    this.#byEntry.clear()
    this.#folder = new Folder(this.#folding)
    this.#lastN = 0
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

  #take(entry: Entry): void {
    for (const n of entry.recalls ?? []) this.#recall(n)
    const combo = entry.into === undefined ? undefined : this.#byEntry.get(entry.into)
    if (combo) this.#continue(combo, entry)
    else this.#add(entry)
  }

  #add(entry: Entry): void {
    const row = newRow(entry)
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
    for (const row of this.rows) {
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
    row.continued.push(n)
    this.#byEntry.set(n, row)
  }

  #recall(n: number): void {
    const row = this.#byEntry.get(n)
    if (!row || row.recalled) return
    row.recalled = true
    row.version++
    this.#judged(row)
    // Nobody else's words are taken back with it.
    if (row.fold || row.head) this.#placeAll()
    else this.#review(row)
  }

  #passes(row: Row): boolean {
    return !row.verdict.hidden && this.#show[row.event.type] && this.#matches(row)
  }

  /** Whether entries that begin with `first` overlap with, or follow on, the rows that are here. */
  #continues(first: Entry): boolean {
    if (this.#lastN === 0 || first.n > this.#lastN + 1) return false
    const mine = this.rows[indexFrom(this.rows, first.n)]
    // The same number for another event: the room was counted anew, nothing here can be trusted.
    return !mine || mine.n !== first.n || mine.event.id === first.event.id
  }

  #cutFrom(n: number): void {
    for (const row of this.rows.splice(indexFrom(this.rows, n))) this.#forget(row)
    this.#lastN = n - 1
    this.#placeAll()
  }

  #trim(): void {
    const surplus = this.rows.length - FEED_LIMIT
    if (surplus <= 0) return
    const gone = this.rows.splice(0, surplus)
    for (const row of gone) this.#forget(row)
    const oldest = this.rows[0]?.n ?? 0
    this.#folder.oldest = oldest
    this.visible.splice(0, this.indexFrom(oldest))
    for (const { fold } of gone) if (fold) this.#handOn(fold.rows.filter(({ n }) => n >= oldest))
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
    this.#byEntry.delete(row.n)
    for (const n of row.continued) this.#byEntry.delete(n)
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
