import { PANEL_PORT, type PanelToWorker, type WorkerToPanel } from '../../../lib/messages/panel.ts'
import type { Entry, RoomView } from '../../../lib/model/entry.ts'
import { until } from './until.ts'

interface Asked {
  name: string
  watch: PanelToWorker
  /** What the page calls with each message, and what ends it. */
  take: string
  end: string
}

/** What is used of a page: Playwright's and Puppeteer's have it. */
export interface CollectingPage {
  exposeFunction(name: string, tell: (message: WorkerToPanel | null) => void): Promise<unknown>
  evaluate(run: (given: Asked) => void, given: Asked): Promise<unknown>
}

/** Of this process, on whatever page. */
let collectors = 0

/** All that the worker tells panels of a room, over any number of its lives. */
export class Collector {
  readonly #entries = new Map<string, Map<number, Entry>>()
  readonly #rooms = new Map<string, RoomView>()
  readonly #problems: string[] = []
  readonly #onEntry: (entry: Entry, roomId: string) => void
  readonly #end: () => Promise<unknown>
  readonly #watched: string | null
  /** Last n of this connection by room: n only grows within one. */
  #reached = new Map<string, number>()

  /** See `collectEvents`. */
  constructor(
    watched: string | null,
    onEntry: (entry: Entry, roomId: string) => void,
    end: () => Promise<unknown>,
  ) {
    this.#end = end
    this.#watched = watched
    this.#onEntry = onEntry
  }

  /** Entries of a room in order; default the watched or only one. */
  entries(roomId = this.#watched ?? [...this.#entries.keys()][0] ?? ''): Entry[] {
    return [...(this.#entries.get(roomId)?.values() ?? [])].sort((a, b) => a.n - b.n)
  }

  /** The latest view of each room, by room id. */
  get rooms(): ReadonlyMap<string, RoomView> {
    return this.#rooms
  }

  /** Faults: an entry that changed, came out of order, or is missing between others. */
  problems(): string[] {
    const holes = [...this.#entries].flatMap(([roomId, entries]) =>
      [...entries.keys()]
        .filter(n => n > 1 && !entries.has(n - 1))
        .map(n => `${roomId}: no entry before ${n}`),
    )
    return [...this.#problems, ...holes]
  }

  /** Waits for `enough`, and returns the entries. Throws after `timeout` ms. */
  waitFor(enough: (entries: Entry[]) => boolean, timeout = 30_000): Promise<Entry[]> {
    return until(
      async () => this.entries(),
      enough,
      timeout,
      entries => `only ${entries.length} entries, the last ${JSON.stringify(entries.at(-1))},`,
    )
  }

  /** Ends it; the page stays. */
  async close(): Promise<void> {
    await this.#end()
  }

  /** Takes one message of the worker; null: a new connection begins. */
  take(message: WorkerToPanel | null): void {
    if (message === null) this.#reached = new Map()
    else if (message.type === 'rooms') for (const room of message.rooms) this.#rooms.set(room.roomId, room)
    else if (message.type === 'snapshot') {
      this.#rooms.set(message.room.roomId, message.room)
      this.#reached.delete(message.room.roomId)
      this.#add(message.room.roomId, message.entries)
    } else if (message.type === 'delta') {
      if (message.room) this.#rooms.set(message.roomId, message.room)
      this.#add(message.roomId, message.entries)
    }
  }

  #add(roomId: string, entries: Entry[]): void {
    const known = this.#entries.get(roomId) ?? new Map<number, Entry>()
    this.#entries.set(roomId, known)
    for (const entry of entries) {
      const reached = this.#reached.get(roomId) ?? 0
      if (entry.n <= reached) this.#problems.push(`${roomId}: entry ${entry.n} came after ${reached}`)
      this.#reached.set(roomId, Math.max(reached, entry.n))
      const before = known.get(entry.n)
      if (before && JSON.stringify(before) !== JSON.stringify(entry)) {
        this.#problems.push(`${roomId}: entry ${entry.n} was ${before.event.id} and is now ${entry.event.id}`)
      }
      known.set(entry.n, entry)
      if (!before) this.#onEntry(entry, roomId)
    }
  }
}

/**
 * Collects in an extension page, as one more panel. Reconnects when the worker dies, which starts it: not for
 * tests of a resting worker.
 * @param page any of the extension's own; it may collect for several
 * @param roomId the room to watch; null: the liveliest
 * @param onEntry called for each entry
 */
export async function collectEvents(
  page: CollectingPage,
  roomId: string | null,
  onEntry: (entry: Entry, roomId: string) => void = () => {},
): Promise<Collector> {
  const take = `tingdanCollect${++collectors}`
  // Nobody looks at it.
  const watch: PanelToWorker = { type: 'watch', roomId, aside: true }
  const asked = { name: PANEL_PORT, watch, take, end: `${take}End` }
  // A page that has gone collects no more.
  const end = () => page.evaluate(endCollecting, asked).catch(() => undefined)
  const collector = new Collector(roomId, onEntry, end)
  await page.exposeFunction(take, (message: WorkerToPanel | null) => collector.take(message))
  await page.evaluate(collect, asked)
  return collector
}

/** Runs in the page. */
function collect({ name, watch, take, end }: Asked): void {
  const tell = Reflect.get(globalThis, take) as (message: unknown) => void
  let port: chrome.runtime.Port | undefined
  let over = false
  const connect = () => {
    if (over) return
    tell(null)
    port = chrome.runtime.connect({ name })
    port.onMessage.addListener(tell)
    port.onDisconnect.addListener(() => setTimeout(connect, 20))
    port.postMessage(watch)
  }
  Reflect.set(globalThis, end, () => {
    over = true
    port?.disconnect()
  })
  connect()
}

/** Runs in the page. */
function endCollecting({ end }: Asked): void {
  const stop = Reflect.get(globalThis, end) as () => void
  stop()
}
