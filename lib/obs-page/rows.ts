import type { Entry } from '../model/entry.ts'
import type { LiveEvent } from '../model/events.ts'

/** Most rows that are kept: a recall or a combo reaches no further back. */
const KEPT = 500

/** One event, or all events of a gift combo. */
export interface PageRow {
  readonly key: string
  readonly room: string
  readonly n: number
  event: LiveEvent
  /** Number of gifts so far; 0 for anything else. */
  count: number
  diamonds: number
  recalled: boolean
  /** Ticked by the user: shown with a tick. */
  answered: boolean
  /** When it came or changed, ms. */
  at: number
  version: number
}

/** The latest rows of all rooms, oldest first. */
export class PageRows {
  readonly rows: PageRow[] = []
  readonly #byKey = new Map<string, PageRow>()

  /**
   * Takes an entry.
   * @param now ms
   * @returns the row that is new or has changed
   */
  take(session: string, room: string, { n, into, recalls, event }: Entry, now: number): PageRow | undefined {
    for (const recalled of recalls ?? []) this.#recall(keyOf(session, recalled), now)
    const key = keyOf(session, n)
    if (this.#byKey.has(key)) return undefined
    const row = into === undefined ? undefined : this.#byKey.get(keyOf(session, into))
    if (row) return this.#continue(row, key, event, now)
    const added = this.#add({ key, room, n }, event, now)
    // The combo's first entry is unknown here: later ones join this row.
    if (into !== undefined) this.#byKey.set(keyOf(session, into), added)
    return added
  }

  /** Marks rows as answered, or takes the mark back. */
  answer(room: string, numbers: readonly number[], answered: boolean): void {
    for (const row of this.rows) {
      if (row.room === room && numbers.includes(row.n))
        Object.assign(row, { answered, version: row.version + 1 })
    }
  }

  #add(place: Pick<PageRow, 'key' | 'room' | 'n'>, event: LiveEvent, now: number): PageRow {
    const gift = event.type === 'gift' ? event : undefined
    const diamonds = gift ? gift.count * gift.gift.diamonds : 0
    const row: PageRow = {
      ...place,
      event,
      count: gift?.count ?? 0,
      diamonds,
      recalled: false,
      answered: false,
      at: now,
      version: 0,
    }
    this.rows.push(row)
    this.#byKey.set(row.key, row)
    if (this.rows.length > KEPT) this.#dropOldest()
    return row
  }

  #continue(row: PageRow, key: string, event: LiveEvent, now: number): PageRow | undefined {
    this.#byKey.set(key, row)
    if (event.type === 'gift' && row.event.type === 'gift') {
      const count = Math.max(row.count, event.count)
      // Any message of a combo may lack the price, and the largest count need not come last.
      const price = Math.max(row.event.gift.diamonds, event.gift.diamonds)
      if (count === row.count && count * price === row.diamonds) return undefined
      Object.assign(row, { count, diamonds: count * price })
    } else {
      row.event = event
    }
    Object.assign(row, { at: now, version: row.version + 1 })
    return row
  }

  #recall(key: string, now: number): void {
    const row = this.#byKey.get(key)
    if (row) Object.assign(row, { recalled: true, at: now, version: row.version + 1 })
  }

  #dropOldest(): void {
    const dropped = new Set(this.rows.splice(0, this.rows.length - KEPT / 2))
    for (const [key, row] of this.#byKey) if (dropped.has(row)) this.#byKey.delete(key)
  }
}

function keyOf(session: string, n: number): string {
  return `${session} ${n}`
}
