import type { Folded } from '../filter/subject.ts'
import type { Entry } from '../model/entry.ts'
import type { LiveEvent, User } from '../model/events.ts'
import { personToKey } from '../model/people.ts'
import { UNTOUCHED, type Verdict } from '../rules/compile.ts'

/** Names in a folded row before it counts. */
const NAMED = 2

/** `at` in ms since 1970. */
export interface Recall {
  at: number
  by?: User
}

/** An entry, or all entries of a gift combo. */
export interface Row {
  /** Of its first entry: the row's key and place. */
  readonly n: number
  /** Of the first entry; of a PK's scores the latest. */
  event: LiveEvent
  readonly history: boolean
  /** Gifts so far; else 0. */
  count: number
  diamonds: number
  recalled: boolean
  /** Who took it back, if told, and when. */
  recall?: Recall
  version: number
  /** `n` of its combo's other entries. */
  continued: number[]
  /** The rows folded into it. */
  fold?: Fold | undefined
  head?: Row | undefined
  /** Key of the same words; made on first use. */
  sameKey?: string
  /** What the user's rules decided. */
  verdict: Verdict
  /** Text that filters search; made on first use. */
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
 * Rows folded into one: entrances and likes counted, or the same words of several people. Only grows; rebuilt if it
 * loses a row.
 */
export class Fold {
  /** The folded rows in order, without the head. */
  readonly rows: Row[] = []
  readonly entered = new People()
  readonly liked = new People()
  readonly said = new People()
  likes = 0

  /** @param head stands for the others */
  constructor(head: Row) {
    this.#count(head.event)
  }

  /** Events, the head's included. */
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

/** Whether events of this type are counted together. */
export function isCrowd({ type }: LiveEvent): boolean {
  return type === 'enter' || type === 'like'
}

/** The row of an entry that stands alone. */
export function newRow({ n, event, history }: Entry): Row {
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
