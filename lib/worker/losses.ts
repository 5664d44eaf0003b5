import { storage } from 'wxt/utils/storage'
import type { Mark } from '../model/marks.ts'

/** Marks of rooms that wait to be written, by room id. */
export type Waiting = Record<string, Mark[]>

/** Where they are kept. */
export interface Shelf {
  getValue: () => Promise<Waiting>
  setValue: (waiting: Waiting) => Promise<void>
}

/** In the browser's memory: a full disk does not matter there, and it outlives the worker. */
export function browserShelf(): Shelf {
  return storage.defineItem<Waiting>('session:unstored', { fallback: {} })
}

/**
 * What was lost while the store could not be written: a worker that dies meanwhile leaves it to the next one, so that
 * nothing is lost without a mark.
 */
export class Losses {
  readonly #shelf: Shelf
  readonly #waiting = new Map<string, Mark[]>()

  constructor(shelf: Shelf) {
    this.#shelf = shelf
  }

  /** What the last worker left. Where the browser does not tell, nothing is known of it. */
  async left(): Promise<[string, Mark[]][]> {
    const left = Object.entries(await this.#shelf.getValue().catch((): Waiting => ({})))
    for (const [roomId, marks] of left) this.#waiting.set(roomId, marks)
    return left
  }

  /** A room has these marks that could not be written; none: they are written, or not wanted any more. */
  keep(roomId: string, marks: readonly Mark[]): void {
    if (marks.length === 0 && !this.#waiting.has(roomId)) return
    if (marks.length === 0) this.#waiting.delete(roomId)
    else this.#waiting.set(roomId, [...marks])
    // There is no other place to put it: a worker that dies then takes it along.
    this.#shelf.setValue(Object.fromEntries(this.#waiting)).catch(() => undefined)
  }
}
