import type { Entry } from '../model/entry.ts'
import type { Eraser } from '../model/eraser.ts'
import type { OutletAnswer, OutletPin, OutletRoom, Stream } from './model.ts'

/** Latest entries that a stream keeps in memory: outlets that follow need no read of the store. */
const KEPT = 2_000
/** Where the store does not have them. */
const KEPT_ALONE = 10_000
const KEPT_ANSWERS = 100

/** What is stored of a stream after an entry, in order; at least `least` or all. Rejects where nothing can be read. */
export type ReadStored = (key: string, after: number, least: number) => Promise<Entry[]>

/** Entries in order, and up to where they are all there is. */
export interface Reading {
  entries: Entry[]
  upTo: number
  /** How many of that stretch are nowhere. */
  missing: number
}

interface Kept {
  key: string
  room: OutletRoom
  last: number
  opened: number
  firstAt: number
  inMemory: boolean
  /** All entries after this one are in memory. */
  from: number
  entries: Entry[]
}

/**
 * What outlets have to send: each room's entries once they are stored. The latest are in memory; earlier ones are read
 * from the store, so an outlet that is behind costs no memory.
 */
export class Backlog {
  readonly #stored: ReadStored
  readonly #streams = new Map<string, Kept>()
  #pinned: OutletPin | null = null
  #answers: OutletAnswer[] = []
  #answered = 0
  #waiting = Promise.withResolvers<void>()

  constructor(stored: ReadStored) {
    this.#stored = stored
  }

  /** All streams that are known. */
  streams(): readonly Stream[] {
    return [...this.#streams.values()]
  }

  has(key: string): boolean {
    return this.#streams.has(key)
  }

  /** What is pinned for the viewers; the same object until it changes. */
  get pinned(): OutletPin | null {
    return this.#pinned
  }

  pin(pin: OutletPin | null): void {
    if (JSON.stringify(pin) === JSON.stringify(this.#pinned)) return
    this.#pinned = pin
    this.#wake()
  }

  /** How many answers there were. */
  get answered(): number {
    return this.#answered
  }

  /** The answers after so many; an outlet that is far behind misses the eldest. */
  answersAfter(told: number): readonly OutletAnswer[] {
    return told < this.#answered ? this.#answers.slice(told - this.#answered) : []
  }

  answer(answer: OutletAnswer): void {
    this.#answers = [...this.#answers, answer].slice(-KEPT_ANSWERS)
    this.#answered++
    this.#wake()
  }

  /** Resolves with the next change. */
  changed(): Promise<void> {
    return this.#waiting.promise
  }

  /**
   * Begins a stream of which entries up to `last` are known to the store.
   * @param firstAt see `Stream`; undefined: it is in memory only
   */
  open(key: string, room: OutletRoom, last: number, firstAt: number | undefined): void {
    const inMemory = firstAt === undefined
    const stream = { key, room, last, opened: last, firstAt: firstAt ?? 0, inMemory, from: last, entries: [] }
    this.#streams.set(key, stream)
    this.#wake()
  }

  /** Adds entries that are stored, or will never be. */
  add(key: string, entries: readonly Entry[], isStored: boolean): void {
    const stream = this.#streams.get(key)
    const last = entries.at(-1)
    if (!stream || !last) return
    stream.entries.push(...entries)
    stream.last = last.n
    const most = isStored && !stream.inMemory ? KEPT : KEPT_ALONE
    // Half as much again, so that not every call moves all of it.
    if (stream.entries.length > most * 1.5) {
      stream.entries = stream.entries.slice(-most)
      stream.from = (stream.entries[0]?.n ?? stream.last + 1) - 1
    }
    this.#wake()
  }

  /** A room looks so now. */
  describe(room: OutletRoom): void {
    for (const stream of this.#streams.values()) {
      if (stream.room.roomId !== room.roomId || isSame(stream.room, room)) continue
      stream.room = room
      this.#wake()
    }
  }

  drop(isGone: (key: string) => boolean): void {
    for (const key of this.#streams.keys()) if (isGone(key)) this.#streams.delete(key)
    this.#wake()
  }

  /** Forgets a person in what is in memory. */
  erase(eraser: Eraser): void {
    for (const stream of this.#streams.values()) stream.entries = [...eraser.entries(stream.entries)]
  }

  /**
   * What comes after an entry.
   * @param least entries read at once from the store
   * @throws where the store cannot be read
   */
  async read(key: string, after: number, least: number): Promise<Reading> {
    const stream = this.#streams.get(key)
    if (!stream || after >= stream.last) return { entries: [], upTo: after, missing: 0 }
    const { from, last, inMemory } = stream
    if (after >= from) {
      const at = firstAfter(stream.entries, after)
      const entries = stream.entries.slice(at, at + least)
      const isAll = at + least >= stream.entries.length
      return { entries, upTo: isAll ? last : (entries.at(-1)?.n ?? last), missing: 0 }
    }
    if (inMemory) return { entries: [], upTo: from, missing: from - after }
    const stored = await this.#stored(key, after, least)
    const entries = stored.filter(({ n }) => n > after && n <= from)
    const upTo = stored.length >= least ? (entries.at(-1)?.n ?? from) : from
    return { entries, upTo, missing: upTo - after - entries.length }
  }

  #wake(): void {
    this.#waiting.resolve()
    this.#waiting = Promise.withResolvers()
  }
}

function isSame(a: OutletRoom, b: OutletRoom): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The index of the first entry after `n`. */
function firstAfter(entries: readonly Entry[], n: number): number {
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.n ?? 0) > n) high = middle
    else low = middle + 1
  }
  return low
}
