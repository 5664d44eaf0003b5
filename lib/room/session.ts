import type { CapturedSocket, PageInfo } from '../model/captured.ts'
import type { Entry, RoomStatus, RoomView, Totals } from '../model/entry.ts'
import type { Eraser } from '../model/eraser.ts'
import type { BattleEvent, ControlEvent, GiftEvent, LiveEvent } from '../model/events.ts'
import { addMark, type Mark } from '../model/marks.ts'
import { momentOf } from '../model/moment.ts'
import { Anchor, anchorWithout, type StoredAnchor } from './anchor.ts'
import { Battles, battlesWithout, type StoredBattles } from './battles.ts'
import { Combos, combosWithout, type GiftIncrease, type RoomCombos } from './combos.ts'
import { Health, type HealthView } from './health.ts'
import { lastMoment } from './moment.ts'
import { Seen } from './seen.ts'
import { ServerClock, type StoredServerClock } from './server-clock.ts'

/** An open socket is silent after this long; heartbeat answers come every 10 s. */
export const SILENCE_MS = 30_000
/** A channel opened this soon after the last frame continues it: what was said in between is live. */
export const BREAK_MS = 30_000
/** A message may arrive after the last frame although sent this long before it. */
const UNDER_WAY_MS = 1000
/** Both times of a frame are measured: those of one channel differ by rounding. */
const SAME_CHANNEL_MS = 50
/** This many empty polls in a row are a refusal. */
export const REFUSALS = 3
/** Chat this long after a pause or an end proves that the broadcast continues: its resume was lost. */
export const PROOF_MS = 20_000

/** Restored after the worker died. Plain data. */
export interface RoomState {
  roomId: string
  n: number
  firstAt: number
  lastFrameAt: number
  lastVia: 'socket' | 'http'
  broadcast: 'on' | 'paused' | 'ended'
  /** Server time and receipt of the message that paused or ended it, ms since 1970. */
  stopped?: { time: number; at: number }
  statusSince: number
  /** Latest channel opened after a drop, and since when its messages are live; ms since 1970. */
  gap?: { since: number; from: number }
  /** Empty polls in a row. */
  refusals?: number
  status: RoomStatus
  totals: Totals
  combos: RoomCombos
  page: Pick<PageInfo, 'webRid' | 'title' | 'anchor'>
  /** Absent in version 0.1.0, and before the first server time. */
  clock?: StoredServerClock
  /** Absent in version 0.1.0. */
  anchor?: StoredAnchor
  battles?: StoredBattles
  /** True while open; by relay and number. Absent in earlier versions. */
  sockets?: [string, boolean][]
}

export interface Arrival {
  events: LiveEvent[]
  /** Response.now; 0 if absent. */
  now: number
  /** Inflated Response, in bytes; 0: a refused poll. */
  size?: number
  via: 'socket' | 'http'
  /** Received, and channel opened, by the page's clock; ms since 1970. */
  at: number
  since: number
}

export interface Accepted {
  entries: Entry[]
  /** What each live gift message adds. No history, no repeats that neither add nor end anything. */
  gifts: GiftIncrease[]
}

export interface Inspection extends HealthView {
  /** Least lead of the server's clock, in ms; null until known. */
  skew: number | null
  /** Captured items lost, and messages repeated, since the room was first seen. */
  lost: number
  duplicates: number
}

/**
 * One broadcast of one room, from any number of tabs: drops repeats, numbers the rest, joins combos, keeps totals and
 * status. Pure: callers pass the time.
 */
export class RoomSession {
  readonly roomId: string
  /** Counts frames and messages; callers feed it beside `accept`. */
  readonly health: Health
  readonly #state: RoomState
  readonly #seen = new Seen()
  #combos: Combos
  #anchors: Anchor
  #battles: Battles
  readonly #clock: ServerClock
  /** Entry number by event id, for recalls. */
  readonly #places = new Map<string, number>()
  readonly #sockets: Map<string, boolean>
  #marks: Mark[] = []
  /** The previous worker's last frame, until this worker's first; 0: none. */
  #lastBefore: number

  /**
   * @param recent the latest stored entries, oldest first
   * @param ids of all stored events, to find repeats
   */
  constructor(
    roomId: string,
    now: number,
    stored?: RoomState,
    recent: Entry[] = [],
    ids: Iterable<string> = [],
  ) {
    this.roomId = roomId
    this.health = new Health(now)
    this.#state = stored ?? freshState(roomId, now)
    this.#lastBefore = this.#state.lastFrameAt
    this.#combos = new Combos(this.#state.combos)
    this.#anchors = new Anchor(this.#state.anchor)
    this.#battles = new Battles(this.#state.battles)
    this.#clock = new ServerClock(this.#state.clock)
    this.#sockets = new Map(this.#state.sockets)
    for (const id of ids) this.#seen.remember(id)
    this.#remember(recent)
  }

  #remember(recent: readonly Entry[]): void {
    this.#combos.recall(recent)
    for (const { n, event } of recent) {
      this.#seen.isRepeat(event)
      this.#place(event.id, n)
    }
  }

  /** Number of the last entry. */
  get last(): number {
    return this.#state.n
  }

  accept(arrival: Arrival): Accepted {
    const state = this.#state
    if (this.#lastBefore > 0) this.#mark({ kind: 'restart', at: arrival.at, from: this.#lastBefore })
    this.#lastBefore = 0
    if (arrival.now > 0) this.#clock.take(arrival.now, arrival.at)
    const joined = this.#joined(arrival) + (this.#clock.ahead ?? 0)
    state.refusals = arrival.via === 'http' && arrival.size === 0 ? (state.refusals ?? 0) + 1 : 0
    state.lastFrameAt = Math.max(state.lastFrameAt, arrival.at)
    state.lastVia = arrival.via
    const accepted: Accepted = { entries: [], gifts: [] }
    for (const event of arrival.events) this.#take(event, joined, arrival.at, accepted)
    return accepted
  }

  /**
   * Since when an arrival's messages are live. After a drop the page polls, then opens another socket: what was said
   * since the last frame is live although older than the channel. A poll may be under way when the socket opens, and come
   * first. A socket after a socket brings old messages.
   */
  #joined({ since, via }: Arrival): number {
    const state = this.#state
    const { lastFrameAt } = state
    const isPolling = via === 'http' || state.lastVia === 'http'
    const isLater = since > (state.gap?.since ?? -Infinity) + SAME_CHANNEL_MS
    if (isPolling && lastFrameAt > 0 && isLater && since - lastFrameAt <= BREAK_MS)
      state.gap = { since, from: Math.min(lastFrameAt, since) - UNDER_WAY_MS }
    const { gap } = state
    return gap && Math.abs(since - gap.since) <= SAME_CHANNEL_MS ? Math.min(since, gap.from) : since
  }

  #take(received: LiveEvent, joined: number, at: number, accepted: Accepted): void {
    const state = this.#state
    if (this.#seen.isRepeat(received)) {
      state.totals.duplicates++
      return
    }
    const event = this.#anchors.mark(received, state.page.webRid)
    const entry: Entry = { n: ++state.n, event }
    if (isBefore(event, joined)) entry.history = true
    // The worker may hear of a room late.
    else state.firstAt = Math.min(state.firstAt, momentOf(event))
    this.#count(event)
    if (event.type === 'gift') this.#takeGift(event, entry, at, accepted)
    if (event.type === 'battle') this.#takeBattle(event, entry, at)
    if (event.type === 'system' && event.seats) this.#battles.seat(event.seats)
    if (event.type === 'system' && event.recalls) entry.recalls = this.#placesOf(event.recalls)
    if (event.type === 'control') this.#control(event, entry.history === true, at)
    else if (isTalk(event) && !entry.history) this.#talk(event, at)
    this.#place(event.id, entry.n)
    accepted.entries.push(entry)
  }

  #takeGift(event: GiftEvent, entry: Entry, at: number, accepted: Accepted): void {
    const { into, increase } = this.#combos.take(event, entry.n)
    const { totals } = this.#state
    entry.event = increase.event
    if (into !== undefined) entry.into = into
    entry.adds = { gifts: increase.added, diamonds: increase.diamonds }
    totals.gifts += increase.added
    totals.diamonds += increase.diamonds
    totals.lastGiftAt = at
    if (!entry.history && (increase.added > 0 || increase.end)) accepted.gifts.push(increase)
  }

  #takeBattle(event: BattleEvent, entry: Entry, at: number): void {
    const { event: whole, into } = this.#battles.take(event, entry.n, at)
    entry.event = whole
    if (into !== undefined) entry.into = into
  }

  #count(event: LiveEvent): void {
    const { totals } = this.#state
    totals.events[event.type] = (totals.events[event.type] ?? 0) + 1
    if (event.type === 'like') totals.likes = Math.max(totals.likes, event.total)
    if (event.type === 'audience' && event.online !== undefined) totals.online = event.online
    if (event.type === 'unknown') {
      if (event.reason === 'no schema') totals.unknown++
      else totals.failed++
    }
  }

  /** A resume counts even as history: the socket may have been lost in the pause. */
  #control({ status, time }: ControlEvent, isHistory: boolean, at: number): void {
    const state = this.#state
    const isStop = status === 'paused' || status === 'ended'
    if (isStop && !isHistory) {
      state.broadcast = status
      state.stopped = { time, at }
    }
    if (status === 'resumed' && lastMoment(time) >= (state.stopped?.time ?? 0)) this.#goOn()
  }

  #talk({ time }: LiveEvent, at: number): void {
    const state = this.#state
    if (state.broadcast === 'on') return
    // Absent in an earlier version.
    state.stopped ??= { time, at }
    const { stopped } = state
    // Absolute: the clock may be set back.
    if (Math.abs(at - stopped.at) >= PROOF_MS && lastMoment(time) >= stopped.time) this.#goOn()
  }

  #goOn(): void {
    this.#state.broadcast = 'on'
    delete this.#state.stopped
  }

  /** Counts a frame with an unreadable part. */
  failFrame(at: number): void {
    this.#state.totals.failed++
    this.#mark({ kind: 'failed', at })
  }

  /** Counts lost captured items. */
  lose(count: number, at: number): void {
    this.#state.totals.lost += count
    this.#mark({ kind: 'lost', at, count })
  }

  #mark(mark: Omit<Mark, 'n' | 'count'> & { count?: number }): void {
    addMark(this.#marks, { count: 1, ...mark, n: this.#state.n })
  }

  /**
   * Joins the stored state, read late; entries made until now follow the stored ones.
   * @param joined the result of `joinedStates`
   */
  rejoin(joined: RoomState, stored: RoomState, recent: readonly Entry[], ids: Iterable<string>): void {
    const by = stored.n
    const since = this.stored()
    Object.assign(this.#state, joined)
    const { combos, anchor, battles } = this.#state
    this.#combos = new Combos(combos)
    this.#anchors = new Anchor(anchor)
    this.#battles = new Battles(battles)
    const places = [...this.#places]
    this.#places.clear()
    for (const id of ids) this.#seen.remember(id)
    this.#remember(recent)
    for (const [id, n] of places) this.#place(id, n + by)
    for (const mark of this.#marks) mark.n += by
    if (since.lastFrameAt === 0) this.#lastBefore = stored.lastFrameAt
    else if (stored.lastFrameAt > 0) {
      this.#mark({ kind: 'restart', at: since.firstAt, from: stored.lastFrameAt })
    }
  }

  /** Marks not taken yet. */
  get untoldMarks(): readonly Mark[] {
    return this.#marks
  }

  /** Takes the new marks; each is returned once. */
  takeMarks(): Mark[] {
    return this.#marks.splice(0)
  }

  /** Keeps marks that could not be stored, and marks such entries. */
  unstored(count: number, marks: Mark[], at: number, ids?: string[]): void {
    this.#marks = [...marks, ...this.#marks]
    if (count > 0) this.#mark({ kind: 'unstored', at, count, ...(ids && { ids }) })
  }

  /** `relay` tells the sockets of several pages apart. */
  socket(relay: string, item: CapturedSocket): void {
    const { socket, state, at, code } = item
    this.health.socket(item)
    const key = `${relay}:${socket}`
    // An unknown socket was open when the last worker died.
    const wasOpen = this.#sockets.get(key) ?? !(state === 'open' || state === 'connecting')
    if (state === 'closed' || state === 'error') this.#sockets.set(key, false)
    else if (state === 'open') this.#sockets.set(key, true)
    else if (!this.#sockets.has(key)) this.#sockets.set(key, false)
    if (state === 'open') this.#forgetClosed(relay, key)
    if (!wasOpen && state === 'open' && this.#openSockets() === 1) this.#mark({ kind: 'opened', at })
    if (wasOpen && this.#openSockets() === 0) this.#mark({ kind: 'closed', at, ...(code ? { code } : {}) })
  }

  #openSockets(): number {
    let open = 0
    for (const isOpen of this.#sockets.values()) if (isOpen) open++
    return open
  }

  /** Drops the closed sockets of a page that opened another. */
  #forgetClosed(relay: string, opened: string): void {
    for (const [key, open] of this.#sockets) {
      if (!open && key !== opened && key.startsWith(`${relay}:`)) this.#sockets.delete(key)
    }
  }

  /** Drops the sockets of pages that closed without a worker. */
  keepSockets(isThere: (relay: string) => boolean): void {
    for (const key of this.#sockets.keys()) {
      if (!isThere(key.slice(0, key.lastIndexOf(':')))) this.#sockets.delete(key)
    }
  }

  /** Drops a closed page's sockets. */
  forget(relay: string, at: number): void {
    const before = this.#openSockets()
    for (const key of this.#sockets.keys()) if (key.startsWith(`${relay}:`)) this.#sockets.delete(key)
    if (before > 0 && this.#openSockets() === 0) this.#mark({ kind: 'closed', at })
  }

  /** From a page; empty until known. */
  get anchor(): string {
    return this.#state.page.anchor
  }

  get anchorId(): string | undefined {
    return this.#anchors.id
  }

  /** Takes a page's description. Empty fields change nothing. */
  describe({ webRid, title, anchor }: PageInfo): void {
    const { page } = this.#state
    if (webRid) page.webRid = webRid
    if (title) page.title = title
    if (anchor) page.anchor = anchor
  }

  /** The server clock's lead in ms; null until known. */
  get ahead(): number | null {
    return this.#clock.ahead
  }

  /** When `view` changes if nothing arrives; undefined: never. */
  nextChange(now: number): number | undefined {
    const silentAt = Math.min(this.#state.lastFrameAt, now) + SILENCE_MS
    return silentAt > now ? silentAt : undefined
  }

  /**
   * @param tabs that show it now
   * @param isBehind pages still hold frames from the time without a worker: until they arrive, silence means nothing
   */
  view(now: number, tabs: number[], isBehind = false): RoomView {
    const state = this.#state
    const { anchorId } = this
    this.#limitToNow(now)
    const status = isBehind ? state.status : this.#status(now, tabs)
    if (status !== state.status) {
      state.status = status
      state.statusSince = now
    }
    const { roomId, statusSince, lastFrameAt, firstAt, totals } = state
    return {
      roomId,
      ...state.page,
      ...(anchorId ? { anchorId } : {}),
      tabs,
      status,
      statusSince,
      lastFrameAt,
      firstAt,
      totals: copyOf(totals),
    }
  }

  /** Limits stored times to now: the clock may have been set back. */
  #limitToNow(now: number): void {
    const state = this.#state
    const { totals } = state
    state.lastFrameAt = Math.min(state.lastFrameAt, now)
    state.statusSince = Math.min(state.statusSince, now)
    totals.lastGiftAt = Math.min(totals.lastGiftAt, now)
    // Else no channel would be later than that one.
    if (state.gap && state.gap.since > now) delete state.gap
  }

  #status(now: number, tabs: number[]): RoomStatus {
    const { broadcast, lastFrameAt, lastVia, refusals = 0 } = this.#state
    if (broadcast === 'ended') return 'ended'
    if (tabs.length === 0) return lastFrameAt === 0 ? 'waiting' : 'left'
    if (broadcast === 'paused') return 'paused'
    const isFresh = now - lastFrameAt < SILENCE_MS
    const open = [...this.#sockets.values()]
    if (open.some(isOpen => isOpen)) return lastFrameAt === 0 ? 'waiting' : isFresh ? 'live' : 'silent'
    if (isFresh && lastVia === 'http') return refusals < REFUSALS ? 'polling' : 'refused'
    if (open.length > 0) return lastFrameAt === 0 ? 'waiting' : 'reconnecting'
    // After the worker died no socket is known: fresh frames prove one.
    return isFresh ? 'live' : lastFrameAt === 0 ? 'waiting' : 'silent'
  }

  inspect(now: number): Inspection {
    const { lost, duplicates } = this.#state.totals
    return { ...this.health.view(now), skew: this.#clock.ahead, lost, duplicates }
  }

  /** A copy: a write takes time, and none may store half of what comes meanwhile. */
  stored(): RoomState {
    const clock = this.#clock.stored()
    const { page, totals } = this.#state
    return {
      ...this.#state,
      page: { ...page },
      totals: copyOf(totals),
      ...(clock && { clock }),
      combos: this.#combos.stored(),
      anchor: this.#anchors.stored(),
      battles: this.#battles.stored(),
      sockets: [...this.#sockets],
    }
  }

  /** Removes a person from what is stored from now on. */
  erase(eraser: Eraser): void {
    const { combos, anchor, battles, page } = stateWithout(this.stored(), eraser)
    this.#combos = new Combos(combos)
    this.#anchors = new Anchor(anchor)
    this.#battles = new Battles(battles)
    this.#state.page = page
    this.#seen.forgetTwins()
    this.health.forgetSamples()
  }

  #place(id: string, n: number): void {
    this.#places.set(id, n)
    const [oldest] = this.#places.keys()
    if (this.#places.size > RECALLABLE && oldest !== undefined) this.#places.delete(oldest)
  }

  #placesOf(ids: string[]): number[] {
    return ids.flatMap(id => this.#places.get(id) ?? [])
  }
}

/** Recent events that a recall finds. */
const RECALLABLE = 5000

function copyOf(totals: Totals): Totals {
  return { ...totals, events: { ...totals.events } }
}

function isTalk({ type }: LiveEvent): boolean {
  return type === 'chat' || type === 'emoji' || type === 'superchat'
}

/** Older than the joining. Without a server time, `time` is the receipt. */
function isBefore({ time, receivedAt }: LiveEvent, joined: number): boolean {
  return time !== receivedAt && lastMoment(time) < joined
}

export function stateWithout(state: RoomState, eraser: Eraser): RoomState {
  const { anchor = { votes: [] }, battles = { names: [], board: null } } = state
  return {
    ...state,
    combos: combosWithout(state.combos, eraser),
    anchor: anchorWithout(anchor, eraser),
    battles: battlesWithout(battles, eraser),
    page: eraser.page(state.page, new Anchor(anchor).id),
  }
}

export function freshState(roomId: string, now: number): RoomState {
  return {
    roomId,
    n: 0,
    firstAt: now,
    lastFrameAt: 0,
    lastVia: 'socket',
    broadcast: 'on',
    status: 'waiting',
    statusSince: now,
    totals: noTotals(),
    combos: [],
    page: { webRid: '', title: '', anchor: '' },
  }
}

export function noTotals(): Totals {
  return {
    events: {},
    online: 0,
    likes: 0,
    diamonds: 0,
    gifts: 0,
    duplicates: 0,
    unknown: 0,
    failed: 0,
    lost: 0,
    lastGiftAt: 0,
  }
}
