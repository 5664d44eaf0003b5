import type { Folded } from '../filter/subject.ts'
import type { LiveEvent, User } from '../model/events.ts'
import { personToKey } from '../model/people.ts'
import type { Verdict } from '../rules/compile.ts'

/** Names that a folded row tells before it counts. */
const NAMED = 2

/** One row of the feed: an entry, or a gift combo's entries together. */
export interface Row {
  /** The number of its first entry: the row's key and place. */
  readonly n: number
  /** The first entry's event; where a PK's scores continue, the latest. */
  event: LiveEvent
  readonly history: boolean
  /** How many of a gift so far; 0 for anything else. */
  count: number
  /** What the gifts are worth together. */
  diamonds: number
  recalled: boolean
  /** Grows with each change of the row: what has to be drawn again. */
  version: number
  /** Numbers of its combo's other entries. */
  continued: number[]
  /** The rows that it stands for besides itself. */
  fold?: Fold | undefined
  /** The row that stands for it. */
  head?: Row | undefined
  /** What it folds by; made when folding first needs it. */
  sameKey?: string
  /** What the user's rules say of it. */
  verdict: Verdict
  /** What a filter looks in; made when the first one needs it. */
  folded: Folded | undefined
}

/** Different people, the first of them by name. */
export class People {
  readonly first: User[] = []
  #keys = new Set<string>()

  get count(): number {
    return this.#keys.size
  }

  add(user: User | undefined): void {
    if (!user) return
    const key = personToKey(user)
    if (this.#keys.has(key)) return
    this.#keys.add(key)
    if (this.first.length < NAMED) this.first.push(user)
  }
}

/**
 * What a row stands for besides its own event: entrances and likes counted together, or the same words said by
 * several. Only counted up; a fold that loses something is made anew.
 */
export class Fold {
  /** The rows folded in, in order, without the one that stands for them. */
  readonly rows: Row[] = []
  readonly entered = new People()
  readonly liked = new People()
  readonly said = new People()
  likes = 0

  /** @param head the row that stands for the others */
  constructor(head: Row) {
    this.#count(head.event)
  }

  /** How many events there are, the row's own counted. */
  get count(): number {
    return this.rows.length + 1
  }

  add(row: Row): void {
    this.rows.push(row)
    this.#count(row.event)
  }

  #count(event: LiveEvent): void {
    if (event.type === 'enter') {
      this.entered.add(event.user)
    } else if (event.type === 'like') {
      this.liked.add(event.user)
      this.likes += event.count
    } else {
      this.said.add(event.user)
    }
  }
}

/** Whether an event is one of those that are counted together: someone comes in, or likes. */
export function isCrowd({ type }: LiveEvent): boolean {
  return type === 'enter' || type === 'like'
}
