import { talkKey } from '../filter/talk-key.ts'
import type { GiftEvent, LiveEvent } from '../model/events.ts'
import { isSingle, personToKey } from '../model/people.ts'
import { Fold, isCrowd, type Row } from './row.ts'

/** A row takes others in until this many follow: about what is in sight. */
export const FOLD_ROWS = 20
/** And until it is this old, in milliseconds. */
export const FOLD_MS = 20_000
/** Such honour levels enter in a row of their own. */
const NEWS_LEVEL = 30

export interface Folding {
  /** Entrances and likes, into a counting row. */
  crowd: boolean
  /** Same words, into the row that had them first. */
  repeats: boolean
  /** Below this, in diamonds, into the giver's row; 0: none. */
  gifts: number
  /** People never folded, by id. */
  apart: ReadonlySet<string>
}

interface Open {
  row: Row
  place: number
}

/**
 * Decides which rows are visible and which are folded into a recent one. Rows come in order; the same rows always fold
 * the same.
 */
export class Folder {
  readonly #folding: Folding
  /** Rows that take others in, by key. */
  #open = new Map<string, Open>()
  #placed = 0
  /** Rows before are gone and take nothing in. */
  oldest = 0

  constructor(folding: Folding) {
    this.#folding = folding
  }

  /** @returns true if it stands alone; else `row.head` took it in */
  place(row: Row): boolean {
    const key = this.keyOf(row)
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
    // A gift may have grown out of it.
    const isAlike = row.event.type !== 'gift' || this.keyOf(row) !== undefined
    return isInSight && isSoon && isAlike && !row.recalled && next.history === row.history
  }

  #forgetClosed(): void {
    for (const [key, { place }] of this.#open) if (this.#placed - place > FOLD_ROWS) this.#open.delete(key)
  }

  /** Rows with the same key fold; undefined never folds. */
  keyOf(row: Row): string | undefined {
    const { event } = row
    const { crowd, repeats, gifts, apart } = this.#folding
    if (
      row.recalled ||
      isMarked(row) ||
      (event.user && ((isSingle(event.user) && apart.has(event.user.id)) || event.user.roles.length > 0))
    )
      return undefined
    if (event.type === 'gift') return row.diamonds < gifts ? giftKey(event) : undefined
    if (isCrowd(event)) return crowd && !isNews(event) ? 'crowd' : undefined
    if (!repeats || (event.type !== 'chat' && event.type !== 'emoji') || event.text === '') return undefined
    row.sameKey ??= `${event.type} ${talkKey(event.text)}`
    return row.sameKey
  }
}

/** One person's gifts for one receiver. */
function giftKey({ user, toUser }: GiftEvent): string | undefined {
  return user && `gift ${personToKey(user)} ${toUser?.id ?? ''}`
}

function isNews({ type, user }: LiveEvent): boolean {
  return type === 'enter' && (user?.level ?? 0) >= NEWS_LEVEL
}

function isMarked({ verdict }: Row): boolean {
  return verdict.colour !== undefined || verdict.tags.length > 0
}
