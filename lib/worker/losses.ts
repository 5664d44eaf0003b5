import { storage } from 'wxt/utils/storage'
import type { Mark } from '../model/marks.ts'

/** Unwritten marks by room id. */
export type Waiting = Record<string, Mark[]>

export interface Shelf {
  getValue: () => Promise<Waiting>
  setValue: (waiting: Waiting) => Promise<void>
}

/** In the browser's memory: needs no disk and outlives the worker. */
export function browserShelf(): Shelf {
  return storage.defineItem<Waiting>('session:unstored', { fallback: {} })
}

/**
 * Marks of what was lost while the store could not be written; the next worker gets them, so that every loss
 * is marked.
 */
export class Losses {
  readonly #shelf: Shelf
  readonly #waiting = new Map<string, Mark[]>()

  constructor(shelf: Shelf) {
    this.#shelf = shelf
  }

  /** The last worker's marks; none if the browser fails. */
  async left(): Promise<[string, Mark[]][]> {
    const left = Object.entries(await this.#shelf.getValue().catch((): Waiting => ({})))
    for (const [roomId, marks] of left) this.#waiting.set(roomId, marks)
    return left
  }

  /** Keeps a room's unwritten marks; none: they were written or are unwanted. */
  keep(roomId: string, marks: readonly Mark[]): void {
    if (marks.length === 0 && !this.#waiting.has(roomId)) return
    if (marks.length === 0) this.#waiting.delete(roomId)
    else this.#waiting.set(roomId, [...marks])
    // No other place: they are lost if this worker dies.
    this.#shelf.setValue(Object.fromEntries(this.#waiting)).catch(() => undefined)
  }
}
