import type { RelayToWorker, Sequenced } from '../capture/port/messages.ts'
import type { Renewal } from '../messages/renewal.ts'
import type { RelayRecord, Store } from '../store/store.ts'
import type { Intake } from './intake.ts'
import type { Journal } from './journal.ts'
import { type Connected, describe, type Pages, type RelayPort } from './pages.ts'
import type { Rooms } from './rooms.ts'

export interface RelaysDeps {
  store: Store
  rooms: Rooms
  pages: Pages
  journal: Journal
  intake: Intake
  renewal: Renewal
  /** Resolves to whether the tab has relays. */
  callTab: (tabId: number) => Promise<boolean>
}

/** The browser reports an update only after the start, and orphaned relays cannot be called. */
const CALL_AFTER_MS = 1000
/** For hello and handing over; a busy machine takes seconds. */
const HELLO_WITHIN_MS = 20_000
/** Rooms restored before anything else. */
const AT_ONCE = 8

/** Registers pages, and passes their relays' items to the intake. */
export class Relays {
  readonly #deps: RelaysDeps

  constructor(deps: RelaysDeps) {
    this.#deps = deps
  }

  /**
   * Restores what the last worker knew, most rooms of many pages in the background. With an unreadable store, pages
   * say hello and how far they were heard.
   */
  async restore(): Promise<void> {
    const { store, pages } = this.#deps
    const stored = await store.relays().catch((): RelayRecord[] => [])
    for (const record of stored) pages.add(record)
    const latest = stored.toSorted((a, b) => Number(b.present) - Number(a.present) || b.since - a.since)
    const rooms = [...new Set(latest.flatMap(({ roomId }) => roomId || []))]
    await Promise.all(rooms.slice(0, AT_ONCE).map(roomId => this.#open(roomId)))
    void this.#openAll(rooms.slice(AT_ONCE))
    pages.awaitAll()
    if (pages.silent().length > 0) setTimeout(() => this.#callAll(), CALL_AFTER_MS)
  }

  async #openAll(rooms: readonly string[]): Promise<void> {
    for (const roomId of rooms) await this.#open(roomId)
  }

  async #open(roomId: string): Promise<void> {
    const { rooms, pages } = this.#deps
    const room = await rooms.open(roomId)
    room.keepSockets(relay => pages.has(relay))
    rooms.changed()
  }

  /** A page without answer is gone. */
  #callAll(): void {
    const { pages, callTab } = this.#deps
    const silent = pages.silent()
    const giveUp = (records: readonly RelayRecord[]) => {
      for (const record of records) if (!pages.connected(record.relay)) this.#leave(record)
    }
    for (const tabId of new Set(silent.map(record => record.tabId))) {
      void callTab(tabId).then(isThere => {
        if (!isThere) giveUp(silent.filter(record => record.tabId === tabId))
      })
    }
    setTimeout(() => {
      giveUp(silent)
      pages.stopWaiting()
    }, HELLO_WITHIN_MS)
  }

  /** Serves a Port until it closes. */
  connect(port: RelayPort, tabId: number): void {
    const { pages, renewal } = this.#deps
    let relay: Connected | undefined
    port.onMessage(message => {
      if (message.type === 'hello') {
        renewal.hear(message.build ?? '')
        relay = this.#welcome(port, tabId, message)
      } else if (relay) {
        this.#take(relay, message.items)
      }
    })
    port.onClose(() => {
      if (relay?.port === port && pages.connected(relay.record.relay) === relay) this.#leave(relay.record)
    })
  }

  #take(relay: Connected, items: readonly Sequenced[]): void {
    relay.work = relay.work.then(() => this.#deps.intake.take(relay, items))
  }

  #welcome(port: RelayPort, tabId: number, hello: Extract<RelayToWorker, { type: 'hello' }>): Connected {
    const { pages, journal, intake } = this.#deps
    const { relay, top, page, acked, last, probe } = hello
    const known = pages.get(relay)
    const record: RelayRecord = known ?? {
      relay,
      tabId,
      top,
      webRid: '',
      title: '',
      anchor: '',
      roomId: '',
      stored: acked,
      since: Date.now(),
      present: true,
      orphaned: false,
    }
    record.present = true
    if (!known && top) {
      this.#forget(({ tabId: other }) => other === tabId)
      intake.forgetTab(tabId)
    }
    pages.add(record)
    // If the address changed since, an item after those of the earlier room says so.
    if (!known || known.webRid === page.webRid || last <= known.stored) {
      describe(record, page)
      intake.setAddress(record, page)
    }
    // Kept: items of its last Port may be in progress.
    const connected = pages.connected(relay) ?? {
      record,
      port,
      received: record.stored,
      lost: 0,
      work: Promise.resolve(),
    }
    connected.port = port
    pages.connect(connected)
    pages.awaitUpTo(relay, last)
    pages.caughtUp(relay, connected.received)
    const bytes = probe instanceof Uint8Array && probe[0] === 1 ? 'clone' : 'base64'
    port.send({ type: 'welcome', bytes, stored: record.stored })
    journal.noteRelay(record)
    pages.changed()
    return connected
  }

  /** The page is gone, or frozen in the back/forward cache. */
  #leave(record: RelayRecord): void {
    const { rooms, pages, journal, intake } = this.#deps
    pages.disconnect(record.relay)
    intake.relayGone(record)
    record.present = false
    pages.caughtUp(record.relay, Infinity)
    rooms.get(record.roomId)?.forget(record.relay, Date.now())
    // Its tab may have just closed.
    if (pages.has(record.relay)) journal.noteRelay(record)
    pages.changed()
  }

  tabGone(tabId: number): void {
    this.#forget(record => record.tabId === tabId)
  }

  /** Relays from before an update cannot reach this worker: their tabs must be reloaded. */
  orphanAll(): void {
    const { pages, journal } = this.#deps
    for (const record of pages.all()) {
      record.orphaned = true
      journal.noteRelay(record)
    }
    pages.changed()
  }

  /** After a browser restart the earlier tabs are gone. */
  forgetAll(): void {
    this.#forget(({ relay }) => !this.#deps.pages.connected(relay))
  }

  #forget(matches: (record: RelayRecord) => boolean): void {
    const { rooms, pages, journal, intake } = this.#deps
    const gone = pages.all().filter(matches)
    for (const record of gone) {
      const { relay, roomId } = record
      pages.delete(relay)
      journal.forgetRelay(record)
      rooms.get(roomId)?.forget(relay, Date.now())
    }
    for (const { tabId } of gone) if (pages.inTab(tabId).length === 0) intake.forgetTab(tabId)
    pages.changed()
  }
}
