import { storage } from 'wxt/utils/storage'
import type { Mark } from '../model/marks.ts'

/** Unwritten marks by room id. */
export type Waiting = Record<string, Mark[]>

export interface Shelf {
  getValue: () => Promise<Waiting>
  setValue: (waiting: Waiting) => Promise<void>
}

/** Needs no disk, outlives the worker. */
export function browserShelf(): Shelf {
  return storage.defineItem<Waiting>('session:unstored', { fallback: {} })
}

/** Marks of losses while the store refuses, for the next worker. */
export class Losses {
  readonly #shelf: Shelf
  readonly #waiting = new Map<string, Mark[]>()

  constructor(shelf: Shelf) {
    this.#shelf = shelf
  }

  /** Empty if the browser fails. */
  async left(): Promise<[string, Mark[]][]> {
    const left = Object.entries(await this.#shelf.getValue().catch((): Waiting => ({})))
    for (const [roomId, marks] of left) this.#waiting.set(roomId, marks)
    return left
  }

  /** Empty: written or unwanted. */
  keep(roomId: string, marks: readonly Mark[]): void {
    if (marks.length === 0 && !this.#waiting.has(roomId)) return
    if (marks.length === 0) this.#waiting.delete(roomId)
    else this.#waiting.set(roomId, [...marks])
    // If this fails they last as long as this worker.
    this.#shelf.setValue(Object.fromEntries(this.#waiting)).catch(() => undefined)
  }
}
