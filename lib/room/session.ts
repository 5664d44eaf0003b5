import type { CapturedSocket, PageInfo } from '../model/captured.ts'
import type { Entry, RoomStatus, RoomView, Totals } from '../model/entry.ts'
import type { Eraser } from '../model/eraser.ts'
import type { BattleEvent, GiftEvent, LiveEvent } from '../model/events.ts'
import { addMark, type Mark } from '../model/marks.ts'
import { Anchor, anchorWithout, type StoredAnchor } from './anchor.ts'
import { Battles, battlesWithout, type StoredBattles } from './battles.ts'
import { Combos, combosWithout, type GiftIncrease, type RoomCombos } from './combos.ts'
import { Health, type HealthView } from './health.ts'
import { lastMoment } from './moment.ts'
import { Seen } from './seen.ts'
import { ServerClock, type StoredServerClock } from './server-clock.ts'

/** An open socket from which nothing has come for this long is silent; its heartbeat answers come every 10 s. */
export const SILENCE_MS = 30_000

/** What a room must know again after the worker died. Plain data. */
export interface RoomState {
  roomId: string
  n: number
  firstAt: number
  lastFrameAt: number
  lastVia: 'socket' | 'http'
  broadcast: 'on' | 'paused' | 'ended'
  statusSince: number
  status: RoomStatus
  totals: Totals
  combos: RoomCombos
  page: Pick<PageInfo, 'webRid' | 'title' | 'anchor'>
  /** Absent in what version 0.1.0 stored, and before a frame has told the server's time. */
  clock?: StoredServerClock
  /** Absent in what version 0.1.0 stored. */
  anchor?: StoredAnchor
  battles?: StoredBattles
  /** Sockets by relay and number, true while open. Absent in what earlier versions stored. */
  sockets?: [string, boolean][]
}

/** One decoded frame on its way into the room. */
export interface Arrival {
  events: LiveEvent[]
  /** Response.now, 0 where it does not say. */
  now: number
  via: 'socket' | 'http'
  /** When the page got it, and since when its channel has been open, both on the page's clock of then; ms since 1970. */
  at: number
  since: number
}

/** What an arrival changed. */
export interface Accepted {
  entries: Entry[]
  /** What each gift message adds, while combos still run; repeats that add and end nothing are left out. Never of history. */
  gifts: GiftIncrease[]
}

/** The room's health, and what the room itself knows of its messages. */
export interface Inspection extends HealthView {
  /** How far the server's clock is ahead of this machine's at least, in ms; null before the first frame that tells. */
  skew: number | null
  /** Captured items that were lost, and messages that came again, since the room was first seen. */
  lost: number
  duplicates: number
}

/**
 * One live broadcast of one room, from any number of tabs and frames: drops repeats, numbers what remains, holds
 * combos together, keeps totals and status. Pure: it is told the time.
 */
export class RoomSession {
  readonly roomId: string
  /** Counts what the decoder made of the room's frames; fed beside `accept`. */
  readonly health: Health
  private readonly state: RoomState
  private readonly seen = new Seen()
  private combos: Combos
  private anchors: Anchor
  private battles: Battles
  private readonly clock: ServerClock
  /** n of each recent entry by its event's id, for recalls. */
  private readonly places = new Map<string, number>()
  /** Sockets by relay and number, true while open. */
  private readonly sockets: Map<string, boolean>
  private marks: Mark[] = []
  /** When the last frame had come to the worker before this one, until a frame comes; 0: this one is the first. */
  private before: number

  /**
   * @param recent entries of before, oldest first, when `stored` is given
   * @param ids of those events and of the ones before, for repeats
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
    this.state = stored ?? freshState(roomId, now)
    this.before = this.state.lastFrameAt
    this.combos = new Combos(this.state.combos)
    this.anchors = new Anchor(this.state.anchor)
    this.battles = new Battles(this.state.battles)
    this.clock = new ServerClock(this.state.clock)
    this.sockets = new Map(this.state.sockets)
    for (const id of ids) this.seen.remember(id)
    for (const { n, event } of recent) {
      this.seen.isRepeat(event)
      this.place(event.id, n)
    }
  }

  /** Takes a decoded frame in. */
  accept(arrival: Arrival): Accepted {
    const { state } = this
    if (this.before > 0) this.mark({ kind: 'restart', at: arrival.at, from: this.before })
    this.before = 0
    state.lastFrameAt = Math.max(state.lastFrameAt, arrival.at)
    state.lastVia = arrival.via
    if (arrival.now > 0) this.clock.take(arrival.now, arrival.at)
    const joined = arrival.since + (this.clock.ahead ?? 0)
    const accepted: Accepted = { entries: [], gifts: [] }
    for (const event of arrival.events) this.take(event, joined, arrival.at, accepted)
    return accepted
  }

  private take(told: LiveEvent, joined: number, at: number, accepted: Accepted): void {
    const { state } = this
    if (this.seen.isRepeat(told)) {
      state.totals.duplicates++
      return
    }
    const event = this.anchors.mark(told, state.page.webRid)
    const entry: Entry = { n: ++state.n, event }
    if (isBefore(event, joined)) entry.history = true
    this.count(event)
    if (event.type === 'gift') this.takeGift(event, entry, at, accepted)
    if (event.type === 'battle') this.takeBattle(event, entry, at)
    if (event.type === 'system' && event.recalls) entry.recalls = this.placesOf(event.recalls)
    if (event.type === 'control' && !entry.history) this.control(event.status)
    this.place(event.id, entry.n)
    accepted.entries.push(entry)
  }

  private takeGift(event: GiftEvent, entry: Entry, at: number, accepted: Accepted): void {
    const { into, increase } = this.combos.take(event, entry.n)
    const { totals } = this.state
    if (into !== undefined) entry.into = into
    entry.adds = { gifts: increase.added, diamonds: increase.diamonds }
    totals.gifts += increase.added
    totals.diamonds += increase.diamonds
    totals.lastGiftAt = at
    if (!entry.history && (increase.added > 0 || increase.end)) accepted.gifts.push(increase)
  }

  private takeBattle(event: BattleEvent, entry: Entry, at: number): void {
    const { event: whole, into } = this.battles.take(event, entry.n, at)
    entry.event = whole
    if (into !== undefined) entry.into = into
  }

  private count(event: LiveEvent): void {
    const { totals } = this.state
    totals.events[event.type] = (totals.events[event.type] ?? 0) + 1
    if (event.type === 'like') totals.likes = Math.max(totals.likes, event.total)
    if (event.type === 'audience' && event.online !== undefined) totals.online = event.online
    if (event.type === 'unknown') {
      if (event.reason === 'no schema') totals.unknown++
      else totals.failed++
    }
  }

  private control(status: string): void {
    if (status === 'paused' || status === 'ended') this.state.broadcast = status
    if (status === 'resumed') this.state.broadcast = 'on'
  }

  /** Counts a frame of which something could not be read at all. */
  failFrame(at: number): void {
    this.state.totals.failed++
    this.mark({ kind: 'failed', at })
  }

  /** Counts captured items that were lost on the way. */
  lose(count: number, at: number): void {
    this.state.totals.lost += count
    this.mark({ kind: 'lost', at, count })
  }

  private mark(mark: Omit<Mark, 'n' | 'count'> & { count?: number }): void {
    addMark(this.marks, { count: 1, ...mark, n: this.state.n })
  }

  /**
   * What is stored of the room could not be read, and now can be: what was made meanwhile stands behind it.
   * @param joined what both are together, see `joinedStates`
   */
  rejoin(joined: RoomState, stored: RoomState, recent: readonly Entry[], ids: Iterable<string>): void {
    const by = stored.n
    const since = this.stored()
    Object.assign(this.state, joined)
    const { combos, anchor, battles } = this.state
    this.combos = new Combos(combos)
    this.anchors = new Anchor(anchor)
    this.battles = new Battles(battles)
    const places = [...this.places]
    this.places.clear()
    for (const id of ids) this.seen.remember(id)
    for (const { n, event } of recent) {
      this.seen.isRepeat(event)
      this.place(event.id, n)
    }
    for (const [id, n] of places) this.place(id, n + by)
    for (const mark of this.marks) mark.n += by
    if (since.lastFrameAt === 0) this.before = stored.lastFrameAt
    else if (stored.lastFrameAt > 0) {
      this.mark({ kind: 'restart', at: since.firstAt, from: stored.lastFrameAt })
    }
  }

  /** What was amiss and has not been taken yet. */
  get untoldMarks(): readonly Mark[] {
    return this.marks
  }

  /** What was amiss since the last time; each mark is given once. */
  takeMarks(): Mark[] {
    return this.marks.splice(0)
  }

  /** Entries could not be stored, and neither could these marks. */
  unstored(count: number, marks: Mark[], at: number): void {
    this.marks = [...marks, ...this.marks]
    if (count > 0) this.mark({ kind: 'unstored', at, count })
  }

  /** A turn in the life of a socket of this room. `relay` tells sockets of several pages apart. */
  socket(relay: string, item: CapturedSocket): void {
    const { socket, state, at, code } = item
    this.health.socket(item)
    const key = `${relay}:${socket}`
    // One of which nothing is known was open when the last worker died.
    const wasOpen = this.sockets.get(key) ?? !(state === 'open' || state === 'connecting')
    if (state === 'closed' || state === 'error') this.sockets.set(key, false)
    else if (state === 'open') this.sockets.set(key, true)
    else if (!this.sockets.has(key)) this.sockets.set(key, false)
    if (state === 'open') this.forgetClosed(relay, key)
    if (!wasOpen && state === 'open' && this.openSockets() === 1) this.mark({ kind: 'opened', at })
    if (wasOpen && this.openSockets() === 0) this.mark({ kind: 'closed', at, ...(code ? { code } : {}) })
  }

  private openSockets(): number {
    let open = 0
    for (const isOpen of this.sockets.values()) if (isOpen) open++
    return open
  }

  /** A page has opened another socket: those that closed before are of no more interest. */
  private forgetClosed(relay: string, opened: string): void {
    for (const [key, open] of this.sockets) {
      if (!open && key !== opened && key.startsWith(`${relay}:`)) this.sockets.delete(key)
    }
  }

  /** Forgets sockets of pages that were closed while nobody looked. */
  keepSockets(isThere: (relay: string) => boolean): void {
    for (const key of this.sockets.keys()) {
      if (!isThere(key.slice(0, key.lastIndexOf(':')))) this.sockets.delete(key)
    }
  }

  /** The page behind this relay is gone, and its sockets with it. */
  forget(relay: string, at: number): void {
    const before = this.openSockets()
    for (const key of this.sockets.keys()) if (key.startsWith(`${relay}:`)) this.sockets.delete(key)
    if (before > 0 && this.openSockets() === 0) this.mark({ kind: 'closed', at })
  }

  /** The anchor's name as a page told it; empty before. */
  get anchor(): string {
    return this.state.page.anchor
  }

  /** The anchor's id; undefined before anything has told it. */
  get anchorId(): string | undefined {
    return this.anchors.id
  }

  /** What a page says of the room. Empty fields do not undo what is known. */
  describe({ webRid, title, anchor }: PageInfo): void {
    const { page } = this.state
    if (webRid) page.webRid = webRid
    if (title) page.title = title
    if (anchor) page.anchor = anchor
  }

  /** How far the server's clock is ahead of this machine's, in ms; null before anything has told. */
  get ahead(): number | null {
    return this.clock.ahead
  }

  /** When `view` will have something new to say if nothing arrives; undefined when never. */
  nextChange(now: number): number | undefined {
    const silentAt = Math.min(this.state.lastFrameAt, now) + SILENCE_MS
    return silentAt > now ? silentAt : undefined
  }

  /**
   * The room as a whole.
   * @param tabs the tabs that show it now
   * @param isBehind whether pages hold back what came while there was no worker: until it has come, silence says nothing
   */
  view(now: number, tabs: number[], isBehind = false): RoomView {
    const { state, anchorId } = this
    this.setBack(now)
    const status = isBehind ? state.status : this.status(now, tabs)
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
      totals: { ...totals, events: { ...totals.events } },
    }
  }

  /** What lies ahead of the clock was told by it before it was set back. */
  private setBack(now: number): void {
    const { state } = this
    const { totals } = state
    state.lastFrameAt = Math.min(state.lastFrameAt, now)
    state.statusSince = Math.min(state.statusSince, now)
    totals.lastGiftAt = Math.min(totals.lastGiftAt, now)
  }

  private status(now: number, tabs: number[]): RoomStatus {
    const { broadcast, lastFrameAt, lastVia } = this.state
    if (broadcast === 'ended') return 'ended'
    if (tabs.length === 0) return lastFrameAt === 0 ? 'waiting' : 'left'
    if (broadcast === 'paused') return 'paused'
    const isFresh = now - lastFrameAt < SILENCE_MS
    const open = [...this.sockets.values()]
    if (open.some(isOpen => isOpen)) return lastFrameAt === 0 ? 'waiting' : isFresh ? 'live' : 'silent'
    if (isFresh && lastVia === 'http') return 'polling'
    if (open.length > 0) return lastFrameAt === 0 ? 'waiting' : 'reconnecting'
    // After the worker died no socket is known, though one may be open: frames tell.
    return isFresh ? 'live' : lastFrameAt === 0 ? 'waiting' : 'silent'
  }

  /** How the room's protocol fares, worked out for whoever looks. */
  inspect(now: number): Inspection {
    const { lost, duplicates } = this.state.totals
    return { ...this.health.view(now), skew: this.clock.ahead, lost, duplicates }
  }

  /** For keeping; give it to the constructor to go on. */
  stored(): RoomState {
    const { combos, anchors, battles } = this
    const clock = this.clock.stored()
    return {
      ...this.state,
      ...(clock && { clock }),
      combos: combos.stored(),
      anchor: anchors.stored(),
      battles: battles.stored(),
      sockets: [...this.sockets],
    }
  }

  /** Forgets a person: what is stored of the room from now on does not tell of them. */
  erase(eraser: Eraser): void {
    const { combos, anchor, battles, page } = stateWithout(this.stored(), eraser)
    this.combos = new Combos(combos)
    this.anchors = new Anchor(anchor)
    this.battles = new Battles(battles)
    this.state.page = page
    this.seen.forgetTwins()
    this.health.forgetSamples()
  }

  private place(id: string, n: number): void {
    this.places.set(id, n)
    const [eldest] = this.places.keys()
    if (this.places.size > RECALLABLE && eldest !== undefined) this.places.delete(eldest)
  }

  private placesOf(ids: string[]): number[] {
    return ids.flatMap(id => this.places.get(id) ?? [])
  }
}

/** How many of the latest events a recall can find. */
const RECALLABLE = 5000

/** Without a time of the server's own it has the one of its arrival, and came after the page did. */
function isBefore({ time, receivedAt }: LiveEvent, joined: number): boolean {
  return time !== receivedAt && lastMoment(time) < joined
}

/** What must be known of a room, without a person. */
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

/** The state of a room of which nothing was received yet. */
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

/** The totals of a room of which nothing was received yet. */
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
