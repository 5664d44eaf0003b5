import { batch, signal } from '@preact/signals'
import type { Nicknames } from '../filter/reader.ts'
import { type Fault, faultOf } from '../model/fault.ts'
import type { SessionRead } from '../store/read.ts'
import type { GiftRecord } from '../store/records.ts'
import type { Ask } from './client.ts'
import { asOne, rowOf } from './gift-row.ts'
import type { Hit, Overview } from './messages.ts'
import type { Selection } from './scan.ts'
import type { Progress } from './work.ts'

/** Rows that are fetched at a time. */
const ROWS = 200

/** Between two moments, ms since 1970. */
export interface Range {
  from: number
  to: number
}

/** What was found so far. */
export interface Found {
  hits: Hit[]
  /** Of all, as far as they are counted. */
  count: number
  /** How far the counting has come; null: it is done. */
  progress: Progress | null
  /** Whether there are more than those in `hits`. */
  more: boolean
  /** Why it could not be looked for. */
  error: Fault | null
  /** How many events could not be read on the way. */
  unread: number
}

const NOTHING: Found = { hits: [], count: 0, progress: null, more: false, error: null, unread: 0 }

/** All that the history page knows. Components read the signals, and call the methods. */
export class HistoryState {
  /** Null before they are read. */
  readonly sessions = signal<SessionRead[] | null>(null)
  /** Why they could not be read, or the one that is asked for. */
  readonly broken = signal<Fault | null>(null)
  /** Why a session could not be pinned or unpinned. */
  readonly unpinned = signal<Fault | null>(null)
  /** The session that is open; null: all of them. */
  readonly open = signal<Overview | null>(null)
  readonly openId = signal('')
  readonly query = signal('')
  /** What the timeline shows, where it is not the whole. */
  readonly range = signal<Range | null>(null)
  /** The feed begins here, where someone has pointed at a moment. */
  readonly moment = signal<number | null>(null)
  readonly found = signal<Found>(NOTHING)

  readonly #ask: Ask
  readonly #nicknames: () => Nicknames
  #searching = new AbortController()

  /** @param nicknames what the user calls people now */
  constructor(ask: Ask, nicknames: () => Nicknames = () => new Map()) {
    this.#ask = ask
    this.#nicknames = nicknames
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

  /** Opens a session; '' shows all of them. A session that is not there any more shows all. */
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

  /** Brings a session that goes on up to now; what is being looked at stays where it is. */
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
      // What has come stands behind what is shown, where one gets to by reading on; gifts grow where they stand.
      const hits = this.range.value ? found.hits : grown(found.hits, now.gifts)
      this.found.value = { ...found, hits, more: true }
    })
  }

  /** What is selected: of the open session or all, by the filter, in the range. */
  selection(): Selection {
    const { value: range } = this.range
    const sessions = this.openId.value
      ? [this.openId.value]
      : (this.sessions.value ?? []).map(session => session.id)
    return { sessions, query: this.query.value, nicknames: this.#nicknames(), ...range }
  }

  /** Sets the filter, and looks again. */
  search(query: string): Promise<void> {
    batch(() => {
      this.query.value = query
      this.moment.value = null
    })
    return this.#search()
  }

  /** Shows a part of the time; null: all of it. */
  zoom(range: Range | null): Promise<void> {
    batch(() => {
      this.range.value = range
      this.moment.value = null
    })
    return this.#search()
  }

  /** Begins the feed at a moment; null: at the beginning. */
  point(moment: number | null): Promise<void> {
    this.moment.value = moment
    return this.#search()
  }

  /** Gives the search up where it stands. */
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
    // Of all sessions only what is looked for is shown: the list itself shows the rest.
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

  /** Whether what is selected has to be counted: of a whole session it is known. */
  #counts(): boolean {
    return this.query.value !== '' || this.range.value !== null
  }

  /** Keeps a session whatever its age, or no longer. */
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

/** What is shown, with what its gifts have come to since. */
function grown(hits: readonly Hit[], gifts: readonly GiftRecord[]): Hit[] {
  const rows = new Map(gifts.map(gift => [gift.first ?? gift.n, rowOf(gift)]))
  return hits.map(hit => {
    const row = rows.get(hit.entry.n)
    return row ? { ...hit, entry: asOne(hit.entry, row) } : hit
  })
}
