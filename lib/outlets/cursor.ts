import type { Stream } from './model.ts'

/** How far a consumer has each stream: the number of the last entry, by the stream's key. */
export interface StoredCursor {
  /** Of the outlet when it was last switched on: a later one starts over. */
  since: number
  places: Record<string, number>
}

export interface CursorShelf {
  read(id: string): Promise<StoredCursor | undefined>
  write(id: string, cursor: StoredCursor): Promise<void>
}

/** Streams of which a place is kept; the eldest go. */
const MOST_PLACES = 500

/**
 * The place of one outlet in each stream. A place is stored as soon as it is known, one write at a time: what was
 * acknowledged while a write is under way goes with the next.
 */
export class Cursor {
  readonly since: number
  readonly #shelf: CursorShelf
  readonly #id: string
  readonly #places: Map<string, number>
  /** Streams that this worker has begun. */
  readonly #begun = new Set<string>()
  /** The outlet was just switched on: streams begin with what comes now. */
  #isNew: boolean
  #writing: Promise<void> | undefined
  #isDirty = false

  private constructor(shelf: CursorShelf, id: string, since: number, stored: StoredCursor | undefined) {
    this.#shelf = shelf
    this.#id = id
    this.since = since
    this.#isNew = stored === undefined
    this.#places = new Map(Object.entries(stored?.places ?? {}))
  }

  /** The cursor as stored. One that cannot be read starts over. */
  static async open(shelf: CursorShelf, id: string, since: number): Promise<Cursor> {
    const stored = await shelf.read(id).catch(() => undefined)
    return new Cursor(shelf, id, since, stored?.since === since ? stored : undefined)
  }

  /** Begins all streams that are there when the outlet starts. */
  start(streams: readonly Stream[]): void {
    for (const stream of streams) {
      if (this.#isNew) {
        this.#begun.add(stream.key)
        this.set(stream.key, stream.last)
      } else this.begin(stream)
    }
    this.#isNew = false
    this.#write()
  }

  /** The place in a stream. */
  begin({ key, opened, firstAt }: Stream): number {
    const place = this.#places.get(key)
    const isBegun = this.#begun.has(key)
    this.#begun.add(key)
    if (place !== undefined && (isBegun || place <= opened)) return place
    // A broadcast that began since then goes out whole, though an earlier worker may have died before it began.
    const isUnsent = place === undefined && firstAt > 0 && firstAt >= this.since
    // A place behind the end is of entries that were not stored, or were deleted: their numbers are given again.
    const start = isUnsent ? 0 : opened
    this.set(key, start)
    return start
  }

  place(key: string): number | undefined {
    return this.#places.get(key)
  }

  set(key: string, n: number): void {
    // The latest is the last to go.
    this.#places.delete(key)
    this.#places.set(key, n)
    for (const eldest of this.#places.keys()) {
      if (this.#places.size <= MOST_PLACES) break
      this.#places.delete(eldest)
    }
    this.#write()
  }

  forget(isGone: (key: string) => boolean): void {
    for (const key of [...this.#places.keys(), ...this.#begun]) {
      if (!isGone(key)) continue
      this.#places.delete(key)
      this.#begun.delete(key)
    }
    this.#write()
  }

  /** Resolves when all is stored, or could not be. */
  async settled(): Promise<void> {
    while (this.#writing) await this.#writing
  }

  #write(): void {
    this.#isDirty = true
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined
    })
  }

  async #writeAll(): Promise<void> {
    while (this.#isDirty) {
      this.#isDirty = false
      const cursor = { since: this.since, places: Object.fromEntries(this.#places) }
      // A place that is not stored costs a repeat.
      await this.#shelf.write(this.#id, cursor).catch(() => undefined)
    }
  }
}
