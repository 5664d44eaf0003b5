import type { Answers } from '../room/answers.ts'
import { answerKey } from '../room/answers.ts'
import { People, type Row } from './row.ts'

/** Most lines; the oldest go. */
export const MOST_TODO = 500
/** Rows told apart per line; the earliest and the latest stay. */
const MOST_ROWS = 200

/** One line: rows with the same words, ticked together. */
export interface Todo {
  key: string
  /** Shown: the first open one, of done ones the last. */
  row: Row
  /** Asked since the last tick; if done, ever. */
  people: People
  count: number
  /** Whether it was done before and came again. */
  again: boolean
  /** Ticked at, ms since 1970; 0: open. */
  at: number
}

/** A to-do view's rows by their words; `Answers` tell which are done. */
export class TodoList {
  readonly #lines = new Map<string, Row[]>()

  add(row: Row): void {
    const key = answerKey(row)
    const rows = this.#lines.get(key)
    if (!rows) this.#lines.set(key, [row])
    else if (rows.every(({ n }) => n !== row.n)) this.#insert(rows, row)
    if (this.#lines.size <= MOST_TODO) return
    const [oldest] = this.#lines.keys()
    if (oldest !== undefined) this.#lines.delete(oldest)
  }

  /** Rows come in order, except stored ones. */
  #insert(rows: Row[], row: Row): void {
    const at = rows.findLastIndex(({ n }) => n < row.n) + 1
    rows.splice(at, 0, row)
    if (rows.length > MOST_ROWS) rows.splice(1, 1)
  }

  /** Recalls an entry that the feed may no longer hold. */
  recall(n: number): void {
    for (const rows of this.#lines.values()) for (const row of rows) if (row.n === n) row.recalled = true
  }

  /** All rows, in the order of their lines. */
  get rows(): Row[] {
    return [...this.#lines.values()].flat()
  }

  /** How many lines are open. */
  open(answers: Pick<Answers, 'upTo'>): number {
    let open = 0
    for (const [key, rows] of this.#lines) {
      const upTo = answers.upTo(key)
      if (rows.some(({ n, recalled }) => n > upTo && !recalled)) open++
    }
    return open
  }

  /**
   * Open lines, longest wait first; done ones, latest tick first.
   * @param passes rows that fail are left out of both
   */
  split(
    answers: Pick<Answers, 'upTo' | 'at'>,
    passes: (row: Row) => boolean = () => true,
  ): { open: Todo[]; done: Todo[] } {
    const open: Todo[] = []
    const done: Todo[] = []
    for (const [key, all] of this.#lines) {
      const upTo = answers.upTo(key)
      const rows = all.filter(row => !row.recalled && passes(row))
      const left = rows.filter(({ n }) => n > upTo)
      const [first] = left
      const last = rows.at(-1)
      if (first) open.push(todoOf(key, first, left, upTo > 0, 0))
      else if (last) done.push(todoOf(key, last, rows, false, answers.at(key)))
    }
    open.sort((a, b) => a.row.n - b.row.n)
    done.sort((a, b) => b.at - a.at)
    return { open, done }
  }
}

function todoOf(key: string, row: Row, rows: readonly Row[], again: boolean, at: number): Todo {
  const people = new People()
  for (const { event } of rows) people.add(event.user)
  return { key, row, people, count: rows.length, again, at }
}
