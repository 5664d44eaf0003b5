import { effect, type ReadonlySignal, signal, untracked } from '@preact/signals-core'
import type { Matcher } from '../filter/compile.ts'
import type { Entry, RoomView } from '../model/entry.ts'
import type { Eraser } from '../model/eraser.ts'
import { publish, whenChanged } from '../model/revision.ts'
import { Backlog } from '../outlets/backlog.ts'
import type { Clock, Target } from '../outlets/carrier.ts'
import { Cursor, type CursorShelf } from '../outlets/cursor.ts'
import {
  OLDEST_MS,
  type OutletAnswer,
  type OutletFault,
  type OutletPin,
  type OutletRoom,
  type OutletView,
  outletFaultOf,
} from '../outlets/model.ts'
import { type Disguise, Outlet } from '../outlets/outlet.ts'
import { tested } from '../outlets/program.ts'
import { programNamed } from '../outlets/table.ts'
import type { RoomSession } from '../room/session.ts'
import { matcherOf } from '../rules/compile.ts'
import { readerOf } from '../rules/reader.ts'
import type { OutletSettings, StoredOutlets } from '../settings/apart/outlets.ts'
import type { Secrets } from '../settings/apart/stored-apart.ts'
import type { Settings } from '../settings/schema/schema.ts'
import { Pseudonyms, pseudonymKey } from '../store/pseudonyms.ts'
import { readAfter } from '../store/read.ts'
import type { SessionRecord } from '../store/records.ts'
import { isSound } from '../store/sound.ts'
import type { Store } from '../store/store.ts'
import type { Rooms } from './rooms.ts'

/** Shortest time between two looks at rooms, and two views. */
const LOOK_MS = 300

export interface OutletsDeps {
  store: Store
  rooms: Rooms
  settings: ReadonlySignal<Settings>
  outlets: ReadonlySignal<StoredOutlets>
  clock: Clock
  clockOffset: () => number
  /** First part of pseudonyms. */
  viewer: string
  mayReach: Target['mayReach']
  /** As they are stored now: a page may have changed them a moment ago. */
  readOutlets: () => Promise<StoredOutlets>
}

interface Running {
  outlet: Outlet
  settings: OutletSettings
  /** To see whether settings or passwords changed. */
  text: string
  matches: Matcher | undefined
  stop: AbortController
  /** Resolves when it has ended. */
  ended: Promise<void>
}

/**
 * Keeps the outlets that are on running, and feeds them what is stored. Without any it does nothing and holds nothing.
 */
export class Outlets {
  readonly #deps: OutletsDeps
  readonly #backlog: Backlog
  readonly #running = new Map<string, Running>()
  /** Also of outlets that are started again with other settings. */
  readonly #cursors = new Map<string, Cursor>()
  readonly #views = signal<OutletView[]>([])
  readonly #isOn = signal(false)
  /** In-memory streams that were begun, for keys of their own. */
  #begun = 0
  readonly #keys = new Map<string, string>()
  #work = Promise.resolve()
  #describing: ReturnType<typeof setTimeout> | undefined
  #looking: ReturnType<typeof setTimeout> | undefined

  constructor(deps: OutletsDeps) {
    this.#deps = deps
    this.#backlog = new Backlog((key, after, least) => readAfter(deps.store.tables, key, after, least))
    effect(() => {
      const stored = deps.outlets.value
      untracked(() => this.#configure(stored))
    })
    whenChanged(deps.settings, () => {
      for (const running of this.#running.values()) running.matches = this.#matcher(running.settings)
    })
  }

  /** What each outlet that is on does now. */
  get views(): ReadonlySignal<OutletView[]> {
    return this.#views
  }

  /** Whether any is on. */
  get isOn(): boolean {
    return this.#isOn.peek()
  }

  /** Whether the worker must stay: an outlet is on, and something may come or has to go. Tracked. */
  isBusy(hasPage: () => boolean): boolean {
    return this.#isOn.value && (hasPage() || this.#views.value.some(({ behind }) => behind > 0))
  }

  /** Follows how rooms look. */
  follow(rooms: ReadonlySignal<RoomView[]>): void {
    effect(() => {
      if (!this.#isOn.value) return
      this.#deps.rooms.track()
      this.#describing ??= setTimeout(() => {
        this.#describing = undefined
        for (const view of rooms.peek()) if (!view.replay) this.#backlog.describe(roomOf(view))
      }, LOOK_MS)
    })
  }

  /**
   * Takes a room's new entries when they are stored, or never will be. Never throws.
   * @param isStored whether a later worker can read them
   */
  hear(session: RoomSession, entries: readonly Entry[], isStored: boolean): void {
    const [first] = entries
    if (!this.#isOn.peek() || !first) return
    const { roomId } = session
    const isBlind = this.#deps.rooms.isBlind(roomId)
    // Its numbers are given again when the room is joined with what is stored.
    const key = isBlind ? this.#ownKey(roomId) : roomId
    if (!isBlind) this.#keys.delete(roomId)
    if (!this.#backlog.has(key)) {
      const { page, firstAt } = session.stored()
      const room: OutletRoom = { roomId, ...page, status: 'live' }
      this.#backlog.open(key, room, first.n - 1, isBlind ? undefined : firstAt)
    }
    this.#backlog.add(key, entries, isStored)
  }

  /** Takes what a replay shows. */
  hearReplay(session: RoomSession, entries: readonly Entry[]): void {
    const [first] = entries
    if (!this.#isOn.peek() || !first) return
    const key = this.#ownKey(session.roomId)
    if (!this.#backlog.has(key)) {
      const { page } = session.stored()
      const room: OutletRoom = { roomId: first.event.roomId, ...page, status: 'live', replay: true }
      this.#backlog.open(key, room, first.n - 1, undefined)
    }
    this.#backlog.add(key, entries, false)
  }

  /** A replay is over, or begins again. */
  endReplay(roomId: string): void {
    const key = this.#keys.get(roomId)
    if (key === undefined) return
    this.#keys.delete(roomId)
    this.#forget(one => one === key)
  }

  /** What is pinned for the viewers now. */
  pin(pin: OutletPin | null): void {
    this.#backlog.pin(pin)
  }

  /** The user has ticked entries as answered, or taken the tick back. */
  answer(answer: OutletAnswer): void {
    if (this.#isOn.peek()) this.#backlog.answer(answer)
  }

  /** Connects an outlet's address once, on or off. Never rejects. */
  async test(id: string): Promise<{ peer: string; fault?: OutletFault }> {
    const { readOutlets, outlets, clock, mayReach } = this.#deps
    const { list, secrets } = await readOutlets().catch(() => outlets.peek())
    const settings = list.find(outlet => outlet.id === id)
    const program = settings && programNamed(settings.program)
    if (!program) return { peer: '', fault: { kind: 'program' } }
    const end = new AbortController()
    try {
      const target = { settings, secrets: secrets[id] ?? {}, mayReach }
      const channel = await program.connect(target, clock, end.signal)
      await tested(channel, clock, end.signal)
      return { peer: channel.peer }
    } catch (error) {
      return { peer: '', fault: outletFaultOf(error) }
    } finally {
      end.abort()
    }
  }

  /** Forgets a person in what is not sent yet. */
  erase(eraser: Eraser): void {
    this.#backlog.erase(eraser)
  }

  /** Forgets rooms that were deleted. */
  drop(isGone: (roomId: string) => boolean): void {
    const keys = this.#backlog.streams().filter(({ room }) => isGone(room.roomId))
    this.#forget(key => isGone(key) || keys.some(stream => stream.key === key))
  }

  /** Begins anew after everything was deleted, the key of pseudonyms too. */
  restart(): void {
    this.drop(() => true)
    const ending = [...this.#running.keys()].map(id => this.#stop(id, false))
    this.#work = this.#work.then(() => Promise.all(ending)).then(() => this.#runAll())
  }

  #forget(isGone: (key: string) => boolean): void {
    this.#backlog.drop(isGone)
    for (const { outlet } of this.#running.values()) outlet.forget(isGone)
  }

  #ownKey(roomId: string): string {
    const key = this.#keys.get(roomId) ?? `${roomId}#${++this.#begun}`
    this.#keys.set(roomId, key)
    return key
  }

  /** Runs what is on, and stops what is off or was changed. */
  #configure({ list, secrets }: StoredOutlets): void {
    const on = list.filter(outlet => outlet.on)
    const wasOn = this.#isOn.peek()
    const ending: Promise<void>[] = []
    for (const { settings, text } of [...this.#running.values()]) {
      const now = on.find(({ id }) => id === settings.id)
      if (!now || textOf(now, secrets[now.id]) !== text) ending.push(this.#stop(settings.id, !now))
    }
    publish(this.#isOn, on.length > 0)
    if (wasOn && on.length === 0) this.#backlog.drop(() => true)
    this.#look()
    if (on.length === 0) return
    this.#work = this.#work.then(async () => {
      await Promise.all(ending)
      if (!wasOn) await this.#recover().catch(() => undefined)
      await this.#runAll()
    })
  }

  async #runAll(): Promise<void> {
    const { list, secrets } = this.#deps.outlets.peek()
    for (const settings of list) if (settings.on) await this.#run(settings, secrets[settings.id] ?? {})
    this.#look()
  }

  /** Opens the streams that an earlier worker may not have sent to the end. */
  async #recover(): Promise<void> {
    const { store, clock } = this.#deps
    const since = clock.now() - OLDEST_MS
    const sessions = await store.tables.sessions.where('lastAt').above(since).toArray()
    for (const session of sessions) {
      if (!isSound('session', session) || session.origin !== 'live' || this.#backlog.has(session.id)) continue
      this.#backlog.open(session.id, roomOfSession(session), session.n, session.firstAt)
    }
  }

  async #run(settings: OutletSettings, secrets: Secrets): Promise<void> {
    const { id, since } = settings
    if (this.#running.has(id)) return
    const known = this.#cursors.get(id)
    const cursor = known?.since === since ? known : await Cursor.open(this.#shelf, id, since)
    // It may have been changed while the cursor was read; what it is now is run after this.
    if (!this.#deps.outlets.peek().list.includes(settings)) return
    this.#cursors.set(id, cursor)
    const stop = new AbortController()
    const matches = this.#matcher(settings)
    const outlet = new Outlet({
      program: programNamed(settings.program),
      target: { settings, secrets, mayReach: this.#deps.mayReach },
      backlog: this.#backlog,
      cursor,
      clock: this.#deps.clock,
      passes: matches && (subject => running.matches?.(subject) ?? false),
      disguise: settings.withoutPersonalData ? this.#disguise() : undefined,
      changed: () => this.#look(),
    })
    const text = textOf(settings, secrets)
    const running: Running = { outlet, settings, text, matches, stop, ended: Promise.resolve() }
    this.#running.set(id, running)
    running.ended = outlet.run(stop.signal)
  }

  /** @param isOff its place is forgotten: it begins anew when it is switched on */
  async #stop(id: string, isOff: boolean): Promise<void> {
    const running = this.#running.get(id)
    running?.stop.abort()
    this.#running.delete(id)
    await running?.ended
    if (!isOff) return
    this.#cursors.delete(id)
    await this.#deps.store.tables.keys.delete(`outlet ${id}`).catch(() => undefined)
  }

  #matcher({ filter }: OutletSettings): Matcher | undefined {
    const { settings, clockOffset } = this.#deps
    return matcherOf(filter, readerOf(settings.peek(), clockOffset()))
  }

  /** The same names as in exported files. */
  #disguise(): Disguise {
    const { store, viewer } = this.#deps
    let names: Promise<Pseudonyms> | undefined
    const open = async () => new Pseudonyms(await pseudonymKey(store.tables), viewer)
    return {
      entries: async entries => {
        names ??= open()
        names.catch(() => {
          names = undefined
        })
        return (await names).of(entries)
      },
      room: room => ({ ...room, webRid: '', title: '', anchor: '' }),
    }
  }

  readonly #shelf: CursorShelf = {
    read: async id => {
      const stored = await this.#deps.store.tables.keys.get(`outlet ${id}`)
      return stored && 'places' in stored ? stored : undefined
    },
    write: async (id, cursor) => {
      await this.#deps.store.tables.keys.put({ name: `outlet ${id}`, ...cursor })
    },
  }

  #look(): void {
    this.#looking ??= setTimeout(() => {
      this.#looking = undefined
      const views = [...this.#running.values()].map(({ outlet }) => outlet.view)
      if (JSON.stringify(views) !== JSON.stringify(this.#views.peek())) publish(this.#views, views)
    }, LOOK_MS)
  }
}

function textOf(settings: OutletSettings, secrets: Secrets = {}): string {
  return JSON.stringify([settings, secrets])
}

function roomOf({ roomId, webRid, title, anchor, status }: RoomView): OutletRoom {
  return { roomId, webRid, title, anchor, status }
}

function roomOfSession({ roomId, webRid, title, anchor }: SessionRecord): OutletRoom {
  return { roomId, webRid, title, anchor, status: 'left' }
}
