import type { LiveEvent } from '../model/events.ts'
import { isSingle } from '../model/people.ts'
import { sameTextKey } from '../model/same-text.ts'
import { Fold, isCrowd, type Row } from './row.ts'

/** A row takes others in while no more rows than this came after it: about what is in sight. */
export const FOLD_ROWS = 20
/** And while it is no older than this, in milliseconds. */
export const FOLD_MS = 20_000
/** From this honour level on an entrance is news. */
const NEWS_LEVEL = 30

/** What is folded. */
export interface Folding {
  /** Entrances and likes, into one row that counts up. */
  crowd: boolean
  /** The same words, into the row that said them first. */
  repeats: boolean
  /** Ids of the people whose rows always stand for themselves. */
  apart: ReadonlySet<string>
}

interface Open {
  row: Row
  /** Its place among all rows that were placed. */
  place: number
}

/**
 * Decides which rows are shown by themselves, and which are folded into one of the last. Rows are given in order;
 * the same rows always fold in the same way.
 */
export class Folder {
  readonly #folding: Folding
  /** Rows that take others in, by what they take. */
  #open = new Map<string, Open>()
  #placed = 0
  /** Rows before this `n` are gone: they take nothing in any more. */
  oldest = 0

  constructor(folding: Folding) {
    this.#folding = folding
  }

  /**
   * Places a row.
   * @returns whether it stands for itself; else `row.head` is the row that took it in
   */
  place(row: Row): boolean {
    const key = this.#keyOf(row)
    const open = key === undefined ? undefined : this.#open.get(key)
    if (open && this.#takes(open, row)) {
      open.row.fold ??= new Fold(open.row)
      open.row.fold.add(row)
      open.row.version++
      row.head = open.row
      return false
    }
    this.#placed++
    if (key !== undefined) this.#open.set(key, { row, place: this.#placed })
    if (this.#open.size > 4 * FOLD_ROWS) this.#forgetClosed()
    return true
  }

  #takes({ row, place }: Open, next: Row): boolean {
    const isInSight = this.#placed - place <= FOLD_ROWS && row.n >= this.oldest
    const isSoon = next.event.receivedAt - row.event.receivedAt <= FOLD_MS
    return isInSight && isSoon && !row.recalled && next.history === row.history
  }

  #forgetClosed(): void {
    for (const [key, { place }] of this.#open) if (this.#placed - place > FOLD_ROWS) this.#open.delete(key)
  }

  /** Rows of the same key fold; undefined: this one never does. */
  #keyOf(row: Row): string | undefined {
    const { event } = row
    const { crowd, repeats, apart } = this.#folding
    if (
      row.recalled ||
      isMarked(row) ||
      (event.user && ((isSingle(event.user) && apart.has(event.user.id)) || event.user.roles.length > 0))
    )
      return undefined
    if (isCrowd(event)) return crowd && !isNews(event) ? 'crowd' : undefined
    if (!repeats || (event.type !== 'chat' && event.type !== 'emoji') || event.text === '') return undefined
    row.sameKey ??= `${event.type} ${sameTextKey(event.text)}`
    return row.sameKey
  }
}

function isNews({ type, user }: LiveEvent): boolean {
  return type === 'enter' && (user?.level ?? 0) >= NEWS_LEVEL
}

/** What the user's rules mark is to be seen by itself. */
function isMarked({ verdict }: Row): boolean {
  return verdict.colour !== undefined || verdict.tags.length > 0
}
