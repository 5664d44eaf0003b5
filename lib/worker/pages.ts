import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { RelayToWorker, WorkerToRelay } from '../capture/port/messages.ts'
import type { PageView } from '../messages/panel.ts'
import type { TypedPort } from '../messages/port.ts'
import type { PageInfo } from '../model/captured.ts'
import type { Eraser } from '../model/eraser.ts'
import { publish, Revision } from '../model/revision.ts'
import type { RelayRecord } from '../store/store.ts'

export type RelayPort = TypedPort<RelayToWorker, WorkerToRelay>

/** A relay with its present Port, and how far its items were taken. */
export interface Connected {
  record: RelayRecord
  port: RelayPort
  received: number
  /** Items that were lost before there was a room to count them in. */
  lost: number
  /** Messages of one relay are handled in turn, though rooms may have to be restored in between. */
  work: Promise<void>
}

/** The registry of pages: every relay that is known, and the Ports of those that are connected. */
export class Pages {
  readonly #records = new Map<string, RelayRecord>()
  readonly #connected = new Map<string, Connected>()
  readonly #revision = new Revision()
  /**
   * Of each relay that is behind the number of the newest item that it had when it said hello; Infinity before that.
   */
  readonly #awaited = new Map<string, number>()
  readonly #behind = signal<ReadonlySet<string> | undefined>(undefined)

  /** Begins to wait for the relays that the last worker knew. */
  awaitAll(): void {
    for (const { relay } of this.silent()) this.#awaited.set(relay, Infinity)
    this.#publishBehind()
  }

  /**
   * Relays from before this worker that have not yet handed over what came meanwhile; undefined until they are known.
   */
  get behind(): ReadonlySignal<ReadonlySet<string> | undefined> {
    return this.#behind
  }

  /** Whether a page may hold back something of a room from the time without a worker. */
  isBehind(roomId: string): boolean {
    const behind = this.#behind.peek()
    return !behind || [...behind].some(relay => this.#records.get(relay)?.roomId === roomId)
  }

  /** A relay from before says up to which item it has to be waited for. */
  awaitUpTo(relay: string, last: number): void {
    if (this.#awaited.has(relay)) this.#awaited.set(relay, last)
  }

  /** A relay's items up to this one were taken; Infinity: no more will come. */
  caughtUp(relay: string, received: number): void {
    const last = this.#awaited.get(relay)
    if (last === undefined || received < last) return
    this.#awaited.delete(relay)
    this.#publishBehind()
  }

  /** Waits for no relay any more. */
  stopWaiting(): void {
    this.#awaited.clear()
    this.#publishBehind()
  }

  #publishBehind(): void {
    publish(this.#behind, new Set(this.#awaited.keys()))
    this.changed()
  }

  /** The present relays that are not connected. */
  silent(): RelayRecord[] {
    return [...this.#records.values()].filter(
      ({ relay, present, orphaned }) => present && !orphaned && !this.#connected.has(relay),
    )
  }

  get(relay: string): RelayRecord | undefined {
    return this.#records.get(relay)
  }

  has(relay: string): boolean {
    return this.#records.has(relay)
  }

  add(record: RelayRecord): void {
    this.#records.set(record.relay, record)
  }

  /** Deletes a relay; it is waited for no longer. */
  delete(relay: string): void {
    this.#records.delete(relay)
    this.caughtUp(relay, Infinity)
  }

  /** A record or a connection has changed. */
  changed(): void {
    this.#revision.changed()
  }

  connected(relay: string): Connected | undefined {
    return this.#connected.get(relay)
  }

  connect(connected: Connected): void {
    this.#connected.set(connected.record.relay, connected)
  }

  disconnect(relay: string): void {
    this.#connected.delete(relay)
  }

  /** Tells a relay up to which item it is stored. */
  acknowledge({ relay, stored }: RelayRecord): void {
    this.#connected.get(relay)?.port.send({ type: 'ack', upTo: stored })
  }

  all(): RelayRecord[] {
    return [...this.#records.values()]
  }

  inTab(tabId: number): RelayRecord[] {
    return this.all().filter(record => record.tabId === tabId)
  }

  /** The documents whose addresses name the page's room: the top one if it names one, else all. */
  speakers(tabId: number): RelayRecord[] {
    const present = this.inTab(tabId).filter(({ present }) => present)
    const top = present.find(({ top, webRid }) => top && webRid !== '')
    return top ? [top] : present
  }

  /** What a page says of the room that it shows: its top document, or the frame that hears the room. */
  pageOf(tabId: number, shown: string): Omit<PageInfo, 'url'> {
    const said = this.speakers(tabId).find(
      ({ top, webRid, roomId }) => webRid !== '' && (top || roomId === shown),
    )
    const { webRid, title, anchor } = said ?? { webRid: '', title: '', anchor: '' }
    return { webRid, title, anchor }
  }

  /** To be called in an effect that has to run again when a page changes. */
  track(): void {
    this.#revision.track()
  }

  /**
   * The open pages, with the room of whichever of its documents has one: tabs whose top document is Douyin's, or that
   * frame a room. Tracked.
   */
  views(): PageView[] {
    this.track()
    const present = this.all().filter(({ present }) => present)
    const pages = new Map<number, RelayRecord>()
    for (const record of present) if (record.roomId) pages.set(record.tabId, record)
    for (const record of present) if (record.top) pages.set(record.tabId, record)
    return [...pages.values()].map(({ tabId, roomId, since, orphaned }) => {
      const room = roomId || present.find(other => other.tabId === tabId && other.roomId)?.roomId || ''
      return { tabId, ...this.pageOf(tabId, room), roomId: room, since, orphaned }
    })
  }

  /** The tabs that show a room now. Tracked. */
  tabsOf(roomId: string): number[] {
    this.track()
    const tabs = this.all().filter(record => record.roomId === roomId && record.present && !record.orphaned)
    return [...new Set(tabs.map(({ tabId }) => tabId))]
  }

  /** Forgets a person who is the anchor of a room. @param anchorOf the anchor's id by room id */
  erase(eraser: Eraser, anchorOf: (roomId: string) => string | undefined): void {
    for (const record of this.all()) Object.assign(record, eraser.page(record, anchorOf(record.roomId)))
    this.changed()
  }
}

/** Writes down what a page says of itself. */
export function describe(record: RelayRecord, { webRid, title, anchor }: PageInfo): void {
  Object.assign(record, { webRid, title, anchor })
}
