import type { Entry } from '../model/entry.ts'
import type { Mark } from '../model/marks.ts'
import type { GiftIncrease } from './combos.ts'

/** Shifts entry numbers in place once earlier stored entries are found; an entry in several lists once. */
export class Renumbering {
  readonly #by: number
  readonly #moved = new WeakSet<object>()

  constructor(by: number) {
    this.#by = by
  }

  entries(entries: Iterable<Entry>): void {
    for (const entry of entries) {
      if (!this.#isNew(entry)) continue
      entry.n += this.#by
      if (entry.into !== undefined) entry.into += this.#by
      if (entry.recalls) entry.recalls = entry.recalls.map(n => n + this.#by)
    }
  }

  gifts(gifts: Iterable<GiftIncrease>): void {
    for (const gift of gifts) if (this.#isNew(gift)) gift.n += this.#by
  }

  marks(marks: Iterable<Mark>): void {
    for (const mark of marks) if (this.#isNew(mark)) mark.n += this.#by
  }

  #isNew(one: object): boolean {
    if (this.#moved.has(one)) return false
    this.#moved.add(one)
    return true
  }
}
