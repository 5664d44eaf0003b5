import { signal } from '@preact/signals'
import type { Feed } from '../feed/feed.ts'
import type { Row } from '../feed/row.ts'
import { TodoList } from '../feed/todo-list.ts'
import type { Matcher } from '../filter/compile.ts'
import type { Reader } from '../filter/reader.ts'
import type { Entry } from '../model/entry.ts'
import { matcherOf } from '../rules/compile.ts'
import type { View } from '../settings/schema/views.ts'

interface Counted {
  view: View
  matches: Matcher
  /** Since its tab was last open. */
  unread: number
  /** Of a to-do view. */
  list: TodoList | undefined
}

/** Of every view, open or not: unread rows, and lines of to-do views. */
export class ViewCounts {
  /** Grows by rows from outside the feed. */
  readonly revision = signal(0)
  #counted: Counted[] = []
  #open = ''
  #last = 0
  /** Their rows may still be read from the store. */
  readonly #recalled = new Set<number>()

  /**
   * Takes other views or another reader. Rows of lists are tested again, with the feed's.
   * @param rows of the feed, in order
   */
  configure(views: readonly View[], reader: Reader, rows: readonly Row[]): void {
    const before = new Map(this.#counted.map(counted => [counted.view.id, counted]))
    this.#counted = views.map(view => {
      const known = before.get(view.id)
      const matches = matcherOf(view.filter, reader) ?? (() => false)
      const list = view.todo ? new TodoList() : undefined
      if (list) {
        const all = new Map([...(known?.list?.rows ?? []), ...rows].map(row => [row.n, row]))
        for (const [, row] of [...all].sort(([a], [b]) => a - b)) addTo(list, matches, row)
      }
      return { view, matches, unread: known?.unread ?? 0, list }
    })
  }

  /** Starts over: another room. */
  clear(): void {
    this.#last = 0
    this.#recalled.clear()
    for (const counted of this.#counted) {
      counted.unread = 0
      if (counted.list) counted.list = new TodoList()
    }
  }

  /**
   * New to the feed; known ones are skipped.
   * @param areNews count as unread
   */
  take(entries: readonly Entry[], feed: Feed, areNews: boolean): void {
    for (const entry of entries) {
      if (entry.n <= this.#last) continue
      this.#last = entry.n
      for (const n of entry.recalls ?? []) this.#recall(n)
      this.#count(feed.rowFor(entry), areNews && !entry.history && entry.into === undefined)
    }
  }

  #recall(n: number): void {
    this.#recalled.add(n)
    for (const { list } of this.#counted) list?.recall(n)
  }

  #count(row: Row, isNews: boolean): void {
    if (row.verdict.hidden) return
    for (const counted of this.#counted) {
      const { view, list, matches } = counted
      const isUnread = isNews && !list && view.id !== this.#open
      if ((!list && !isUnread) || !matches(row)) continue
      list?.add(row)
      if (isUnread) counted.unread++
    }
  }

  /**
   * Adds stored rows from before the feed's to a to-do view.
   * @param recalled since
   */
  addEarlier(id: string, rows: readonly Row[], recalled: readonly number[]): void {
    const counted = this.#counted.find(({ view }) => view.id === id)
    if (!counted?.list) return
    for (const row of rows) {
      row.recalled ||= this.#recalled.has(row.n)
      addTo(counted.list, counted.matches, row)
    }
    for (const n of recalled) this.#recall(n)
    this.revision.value++
  }

  /** A tab is open, and all of it is read. */
  opened(id: string): void {
    this.#open = id
    const counted = this.#counted.find(({ view }) => view.id === id)
    if (counted) counted.unread = 0
  }

  unread(id: string): number {
    return this.#counted.find(({ view }) => view.id === id)?.unread ?? 0
  }

  /** A to-do view's lines; undefined for any other. */
  todo(id: string): TodoList | undefined {
    return this.#counted.find(({ view }) => view.id === id)?.list
  }
}

function addTo(list: TodoList, matches: Matcher, row: Row): void {
  if (!row.verdict.hidden && matches(row)) list.add(row)
}
