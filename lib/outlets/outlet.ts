import type { Matcher } from '../filter/compile.ts'
import type { Entry } from '../model/entry.ts'
import { orAborted } from './abort.ts'
import type { Backlog } from './backlog.ts'
import type { Clock, Sending, Target } from './carrier.ts'
import type { Cursor } from './cursor.ts'
import { Flights } from './flights.ts'
import {
  type Batch,
  type Gap,
  OutletFailure,
  type OutletPhase,
  type OutletPin,
  type OutletRoom,
  type OutletView,
  outletFaultOf,
  type Stream,
} from './model.ts'
import type { Channel, Program } from './program.ts'

/** What is further behind is skipped and told as a gap. */
export const MOST_BEHIND = 50_000
/** Entries read at once. */
const READ_AT_ONCE = 1_000
/** Most entries that are sent and not acknowledged. */
const MOST_UNDER_WAY = 20_000
/** The first wait after a failure, and the longest; each is twice the one before. */
const FIRST_RETRY_MS = 500
const LONGEST_RETRY_MS = 30_000
/** A connection that lived this long was a good one: the next try comes soon. */
const GOOD_MS = 10_000

/** Takes what identifies people out of what is sent. */
export interface Disguise {
  entries(entries: readonly Entry[]): Promise<readonly Entry[]>
  room(room: OutletRoom): OutletRoom
}

export interface OutletDeps {
  /** Undefined: not of this version. */
  program: Program | undefined
  target: Target
  backlog: Backlog
  cursor: Cursor
  clock: Clock
  /** Undefined: the filter is not right. */
  passes: Matcher | undefined
  disguise?: Disguise | undefined
  /** The view is another. */
  changed: () => void
}

/**
 * One outlet that is on: connects, sends what is stored from its place on, moves its place with each acknowledgement, and
 * connects again. A slow consumer delays only itself: what it has not taken stays in the store.
 */
export class Outlet {
  readonly #deps: OutletDeps
  /** Up to where each stream is sent on this connection; a new object for a stream that starts over. */
  readonly #places = new Map<string, { n: number }>()
  /** The highest number of each stream that was ever sent. */
  readonly #sentUpTo = new Map<string, number>()
  #channel: Channel | undefined
  #view: OutletView

  constructor(deps: OutletDeps) {
    this.#deps = deps
    this.#view = {
      id: deps.target.settings.id,
      phase: 'connecting',
      behind: 0,
      sent: 0,
      repeated: 0,
      skipped: 0,
    }
  }

  get view(): OutletView {
    const behind = this.#streams().reduce((sum, stream) => sum + this.#behind(stream), 0)
    const peer = this.#channel?.peer
    return { ...this.#view, behind, ...(peer ? { peer } : {}) }
  }

  /** Forgets its place in streams that start over. */
  forget(isGone: (key: string) => boolean): void {
    for (const key of this.#places.keys()) {
      if (!isGone(key)) continue
      this.#places.delete(key)
      this.#sentUpTo.delete(key)
    }
    this.#deps.cursor.forget(isGone)
  }

  /** Runs until the signal aborts. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    const { program, passes, cursor, backlog, clock } = this.#deps
    if (!program) return this.#stop(new OutletFailure({ kind: 'program' }))
    if (!passes) return this.#stop(new OutletFailure({ kind: 'filter' }))
    cursor.start(backlog.streams())
    let wait = FIRST_RETRY_MS
    while (!signal.aborted) {
      const began = clock.now()
      try {
        await this.#connectOnce(program, signal)
      } catch (error) {
        if (signal.aborted) break
        const fault = outletFaultOf(error)
        if (isForGood(fault.kind)) return this.#stop(error)
        const asked = error instanceof OutletFailure ? error.waitMs : 0
        if (clock.now() - began > GOOD_MS) wait = FIRST_RETRY_MS
        const ms = Math.max(asked, wait * (0.75 + clock.random() / 2))
        wait = Math.min(2 * wait, LONGEST_RETRY_MS)
        this.#show('waiting', { fault, faultAt: clock.now(), retryAt: clock.now() + ms })
        await clock.wait(ms, signal).catch(() => undefined)
      }
    }
    await cursor.settled()
  }

  async #connectOnce(program: Program, signal: AbortSignal): Promise<void> {
    this.#show('connecting')
    const end = new AbortController()
    const ended = AbortSignal.any([signal, end.signal])
    try {
      const channel = await program.connect(this.#deps.target, this.#deps.clock, ended)
      void channel.ended.then(failure => end.abort(failure))
      this.#channel = channel
      this.#show('connected')
      await this.#serve(channel, program, ended)
    } finally {
      this.#channel = undefined
      end.abort()
    }
  }

  /** Sends until the connection ends. */
  async #serve(channel: Channel, program: Program, ended: AbortSignal): Promise<void> {
    const { backlog, cursor } = this.#deps
    const told = new Map<string, OutletRoom>()
    let answersTold = this.#deps.backlog.answered
    // Also that nothing is pinned: an earlier connection may have told otherwise.
    let toldPin: OutletPin | null | undefined
    const flights = new Flights(ended)
    // From what is acknowledged.
    this.#places.clear()
    const rooms = this.#streams().map(({ room }) => room)
    for (const room of rooms) told.set(room.roomId, room)
    await orAborted(channel.hello(rooms.map(room => this.#disguised(room))).taken, ended)
    for (;;) {
      ended.throwIfAborted()
      const more = backlog.changed()
      let isIdle = true
      const pin = this.#pinned()
      if (pin !== toldPin) {
        toldPin = pin
        await orAborted(channel.pinned(pin && (await this.#disguisedPin(pin))).taken, ended)
      }
      for (const answer of backlog.answersAfter(answersTold)) {
        answersTold++
        if (this.#isSent(answer.roomId)) await orAborted(channel.answered(answer).taken, ended)
      }
      for (const stream of this.#streams()) {
        const { key, room } = stream
        if (!this.#places.has(key)) this.#places.set(key, { n: cursor.begin(stream) })
        if (told.get(room.roomId) !== room) {
          told.set(room.roomId, room)
          await orAborted(channel.room(this.#disguised(room)).taken, ended)
        }
        if (await this.#sendSome(stream, channel, program, flights, ended)) isIdle = false
      }
      if (isIdle) await orAborted(more, ended)
    }
  }

  /** @returns whether there was anything */
  async #sendSome(
    { key, last }: Stream,
    channel: Channel,
    { most, oldest }: Program,
    flights: Flights,
    ended: AbortSignal,
  ): Promise<boolean> {
    const place = this.#places.get(key)?.n ?? last
    if (place >= last) return false
    const { clock, backlog } = this.#deps
    const jump = Math.max(place, last - MOST_BEHIND)
    const { entries, upTo, missing } = await backlog.read(key, jump, READ_AT_ONCE).catch(() => {
      throw new OutletFailure({ kind: 'store' })
    })
    const young = entries.filter(({ event }) => event.receivedAt > clock.now() - oldest)
    const late = jump - place + entries.length - young.length
    const count = late + missing
    const reason = late > 0 ? 'late' : 'gone'
    let gap: Gap | undefined = count > 0 ? { from: place + 1, to: upTo, count, reason } : undefined
    for (let at = 0; at === 0 || at < young.length; at += most) {
      const part = young.slice(at, at + most)
      const isLast = at + most >= young.length
      await this.#send(key, part, isLast ? upTo : (part.at(-1)?.n ?? upTo), gap, channel, flights, ended)
      gap = undefined
    }
    return true
  }

  async #send(
    key: string,
    entries: readonly Entry[],
    upTo: number,
    gap: Gap | undefined,
    channel: Channel,
    flights: Flights,
    ended: AbortSignal,
  ): Promise<void> {
    const { passes, disguise, backlog, cursor } = this.#deps
    const place = this.#places.get(key)
    const wanted = entries.filter(entry => passes?.(entry))
    const sent = disguise ? await disguise.entries(wanted) : wanted
    const room = backlog.streams().find(stream => stream.key === key)?.room
    // It may have been deleted while its entries were read.
    if (!room || !place || this.#places.get(key) !== place) return
    const batch: Batch = { key, room: this.#disguised(room), from: place.n + 1, upTo, entries: sent, gap }
    const sending: Sending = channel.batch(batch)
    place.n = upTo
    const before = this.#sentUpTo.get(key) ?? 0
    this.#view.repeated += sent.filter(({ n }) => n <= before).length
    this.#sentUpTo.set(key, Math.max(before, upTo))
    const landed = () => {
      if (this.#places.get(key) !== place) return
      cursor.set(key, upTo)
      this.#view.sent += sent.length
      this.#view.skipped += gap?.count ?? 0
      this.#deps.changed()
    }
    flights.add(key, sent.length, sending.arrived, landed)
    await orAborted(sending.taken, ended)
    await flights.below(MOST_UNDER_WAY)
  }

  #disguised(room: OutletRoom): OutletRoom {
    return this.#deps.disguise?.room(room) ?? room
  }

  /** What is pinned in a room that this outlet sends. */
  #pinned(): OutletPin | null {
    const { pinned } = this.#deps.backlog
    return pinned && this.#isSent(pinned.roomId) ? pinned : null
  }

  #isSent(roomId: string): boolean {
    const { rooms } = this.#deps.target.settings
    return (
      rooms.length === 0 ||
      rooms.includes(roomId) ||
      this.#streams().some(({ room }) => room.roomId === roomId)
    )
  }

  async #disguisedPin(pin: OutletPin): Promise<OutletPin> {
    const [entry = pin] = (await this.#deps.disguise?.entries([pin])) ?? []
    return { ...pin, event: entry.event }
  }

  /** The streams that this outlet sends. */
  #streams(): Stream[] {
    const { rooms, replays } = this.#deps.target.settings
    return this.#deps.backlog
      .streams()
      .filter(
        ({ room }) =>
          (replays || !room.replay) &&
          (rooms.length === 0 || rooms.includes(room.webRid) || rooms.includes(room.roomId)),
      )
  }

  #behind({ key, last, opened }: Stream): number {
    return Math.max(0, last - (this.#deps.cursor.place(key) ?? opened))
  }

  #stop(error: unknown): void {
    this.#show('stopped', { fault: outletFaultOf(error), faultAt: this.#deps.clock.now() })
  }

  #show(phase: OutletPhase, more: Partial<OutletView> = {}): void {
    const { retryAt: _, ...view } = this.#view
    this.#view = { ...view, phase, ...more }
    this.#deps.changed()
  }
}

/** Whether only the user can mend it. */
function isForGood(kind: string): boolean {
  return kind === 'address' || kind === 'template' || kind === 'program' || kind === 'filter'
}
