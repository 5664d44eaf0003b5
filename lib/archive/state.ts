import { batch, signal } from '@preact/signals'
import type { Reader } from '../filter/reader.ts'
import { type Fault, faultOf } from '../model/fault.ts'
import type { SessionRead } from '../store/read.ts'
import type { GiftRecord } from '../store/records.ts'
import type { Ask } from './client.ts'
import { rowOf, withTotals } from './gift-row.ts'
import type { Hit, Overview } from './messages.ts'
import type { Selection } from './scan.ts'
import type { Progress } from './work.ts'

const ROWS = 200

/** Between two moments, ms since 1970. */
export interface Range {
  from: number
  to: number
}

export interface Found {
  hits: Hit[]
  /** Total, as far as counted. */
  count: number
  /** Progress of counting; null when done. */
  progress: Progress | null
  more: boolean
  error: Fault | null
  unread: number
}

const NOTHING: Found = { hits: [], count: 0, progress: null, more: false, error: null, unread: 0 }

/** Words of the user's own that filters know. */
export type ReaderWords = Pick<Reader, 'nicknames' | 'goods'>

/** All that the history page knows. Components read the signals. */
export class HistoryState {
  readonly sessions = signal<SessionRead[] | null>(null)
  /** Why the sessions, or the open one, could not be read. */
  readonly broken = signal<Fault | null>(null)
  readonly unpinned = signal<Fault | null>(null)
  /** Null while all sessions are shown. */
  readonly open = signal<Overview | null>(null)
  readonly openId = signal('')
  readonly query = signal('')
  /** The visible part of the timeline; null for the whole. */
  readonly range = signal<Range | null>(null)
  /** Where the list begins, if the user clicked on a moment. */
  readonly moment = signal<number | null>(null)
  readonly found = signal<Found>(NOTHING)

  readonly #ask: Ask
  readonly #reader: () => ReaderWords
  #searching = new AbortController()

  /** @param reader the user's names for people and words of goods */
  constructor(ask: Ask, reader: () => ReaderWords = () => ({})) {
    this.#ask = ask
    this.#reader = reader
  }

  /** Reads the list of sessions. */
  async load(): Promise<void> {
    try {
      this.sessions.value = await this.#ask('sessions', {})
      this.broken.value = null
    } catch (error) {
      this.broken.value = faultOf(error)
    }
  }

  /** Opens a session; empty or gone: shows all. */
  async show(id: string): Promise<void> {
    batch(() => {
      this.openId.value = id
      this.open.value = null
      this.range.value = null
      this.moment.value = null
      this.query.value = ''
      this.broken.value = null
      this.#stop()
    })
    if (id === '') return this.load()
    try {
      const overview = await this.#ask('overview', { session: id })
      if (this.openId.value !== id) return
      if (!overview) return this.show('')
      this.open.value = overview
    } catch (error) {
      if (this.openId.value === id) this.broken.value = faultOf(error)
      return
    }
    await this.#search()
  }

  /** Updates a session that goes on; the visible rows keep their place. */
  async refresh(): Promise<void> {
    const { value: open } = this.open
    if (!open) return
    const { id, n } = open.session
    const now = await this.#ask('overview', { session: id })
    if (this.openId.value !== id || !now || now.session.n === n) return
    batch(() => {
      this.open.value = now
      const { value: found } = this.found
      if (found.hits.length === 0 || found.progress) return
      // New rows are reached by scrolling; gifts grow in place.
      const hits = this.range.value ? found.hits : withGrownGifts(found.hits, now.gifts)
      this.found.value = { ...found, hits, more: true }
    })
  }

  /** Words of the user's own that filters know now. */
  reader(): ReaderWords {
    return this.#reader()
  }

  /** The current selection: sessions, filter, time. */
  selection(): Selection {
    const { value: range } = this.range
    const sessions = this.openId.value
      ? [this.openId.value]
      : (this.sessions.value ?? []).map(session => session.id)
    return { sessions, query: this.query.value, ...this.#reader(), ...range }
  }

  /** Sets the filter and searches. */
  search(query: string): Promise<void> {
    batch(() => {
      this.query.value = query
      this.moment.value = null
    })
    return this.#search()
  }

  /** Shows a part of the time; null for all of it. */
  zoom(range: Range | null): Promise<void> {
    batch(() => {
      this.range.value = range
      this.moment.value = null
    })
    return this.#search()
  }

  /** Starts the list at a moment; null for the beginning. */
  point(moment: number | null): Promise<void> {
    this.moment.value = moment
    return this.#search()
  }

  /** Stops the search. */
  cancel(): void {
    this.#searching.abort()
    const { value: found } = this.found
    this.found.value = { ...found, progress: null }
  }

  #stop(): void {
    this.#searching.abort()
    this.found.value = NOTHING
  }

  async #search(): Promise<void> {
    this.#stop()
    // Across all sessions only search results are shown; else the page shows the list.
    if (this.openId.value === '' && this.query.value === '') return
    await this.#fetch()
  }

  /** Fetches the next rows. */
  async more(): Promise<void> {
    const last = this.found.value.hits.at(-1)
    if (!last || this.found.value.progress) return
    await this.#fetch({ session: last.session, n: last.entry.n })
  }

  async #fetch(after?: { session: string; n: number }): Promise<void> {
    const control = new AbortController()
    this.#searching = control
    const before = this.found.value
    const selection = this.selection()
    const counting = after === undefined && this.#counts()
    const moment = this.moment.value
    const give = {
      ...selection,
      ...(moment === null ? {} : { from: Math.max(moment, selection.from ?? 0) }),
      ...(after ? { after } : {}),
      limit: ROWS,
      counting,
    }
    this.found.value = { ...before, progress: { done: 0, all: 1 }, error: null }
    let hits = before.hits
    try {
      const { count, isWhole, unread } = await this.#ask('find', give, {
        signal: control.signal,
        onPart: part => {
          hits = [...hits, ...part.hits]
          const { done, all } = part
          this.found.value = {
            ...this.found.value,
            hits,
            count: counting ? part.count : this.found.value.count,
            progress: { done, all },
          }
        },
      })
      this.found.value = {
        hits,
        count: counting ? count : Math.max(before.count, hits.length),
        progress: null,
        more: counting ? count > hits.length : !isWhole,
        error: null,
        unread: Math.max(before.unread, unread),
      }
    } catch (error) {
      if (control.signal.aborted) return
      this.found.value = { ...NOTHING, error: faultOf(error) }
    }
  }

  /** Whether the selection must be counted; a whole session's count is known. */
  #counts(): boolean {
    return this.query.value !== '' || this.range.value !== null
  }

  /** Keeps a session regardless of its age, or not. */
  async pin(session: string, pinned: boolean): Promise<void> {
    try {
      await this.#ask('pin', { session, pinned })
    } catch (error) {
      this.unpinned.value = faultOf(error)
      return
    }
    this.unpinned.value = null
    const { value: sessions } = this.sessions
    this.sessions.value = sessions?.map(one => (one.id === session ? { ...one, pinned } : one)) ?? null
    const { value: open } = this.open
    if (open?.session.id === session) this.open.value = { ...open, session: { ...open.session, pinned } }
  }
}

/** The hits with the current totals of their gifts. */
function withGrownGifts(hits: readonly Hit[], gifts: readonly GiftRecord[]): Hit[] {
  const rows = new Map(gifts.map(gift => [gift.first ?? gift.n, rowOf(gift)]))
  return hits.map(hit => {
    const row = rows.get(hit.entry.n)
    return row ? { ...hit, entry: withTotals(hit.entry, row) } : hit
  })
}
