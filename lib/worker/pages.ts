import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { RelayToWorker, WorkerToRelay } from '../capture/port/messages.ts'
import type { PageView } from '../messages/panel.ts'
import type { TypedPort } from '../messages/port.ts'
import type { PageInfo } from '../model/captured.ts'
import type { Eraser } from '../model/eraser.ts'
import { publish, Revision } from '../model/revision.ts'
import type { RelayRecord } from '../store/store.ts'

export type RelayPort = TypedPort<RelayToWorker, WorkerToRelay>

/** A relay, its Port, and the last item taken. */
export interface Connected {
  record: RelayRecord
  port: RelayPort
  received: number
  /** Lost before their room was known. */
  lost: number
  /** Serialises messages during restores. */
  work: Promise<void>
}

/** All known relays and open Ports. */
export class Pages {
  readonly #records = new Map<string, RelayRecord>()
  readonly #connected = new Map<string, Connected>()
  readonly #revision = new Revision()
  /** Newest item of each late relay at its hello; Infinity before. */
  readonly #awaited = new Map<string, number>()
  readonly #behind = signal<ReadonlySet<string> | undefined>(undefined)

  awaitAll(): void {
    for (const { relay } of this.silent()) this.#awaited.set(relay, Infinity)
    this.#publishBehind()
  }

  /** Relays that still hold news from the time without a worker; undefined: not known yet. */
  get behind(): ReadonlySignal<ReadonlySet<string> | undefined> {
    return this.#behind
  }

  /** Whether a page may hold unsent news of a room. */
  isBehind(roomId: string): boolean {
    const behind = this.#behind.peek()
    return !behind || [...behind].some(relay => this.#records.get(relay)?.roomId === roomId)
  }

  awaitUpTo(relay: string, last: number): void {
    if (this.#awaited.has(relay)) this.#awaited.set(relay, last)
  }

  /** Items up to this one were taken; Infinity: no more come. */
  caughtUp(relay: string, received: number): void {
    const last = this.#awaited.get(relay)
    if (last === undefined || received < last) return
    this.#awaited.delete(relay)
    this.#publishBehind()
  }

  stopWaiting(): void {
    this.#awaited.clear()
    this.#publishBehind()
  }

  #publishBehind(): void {
    publish(this.#behind, new Set(this.#awaited.keys()))
    this.changed()
  }

  /** Present but not connected. */
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

  /** Also stops waiting for it. */
  delete(relay: string): void {
    this.#records.delete(relay)
    this.caughtUp(relay, Infinity)
  }

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

  acknowledge({ relay, stored }: RelayRecord): void {
    this.#connected.get(relay)?.port.send({ type: 'ack', upTo: stored })
  }

  all(): RelayRecord[] {
    return [...this.#records.values()]
  }

  inTab(tabId: number): RelayRecord[] {
    return this.all().filter(record => record.tabId === tabId)
  }

  /** The top document if it names the page's room, else all that do. */
  speakers(tabId: number): RelayRecord[] {
    const present = this.inTab(tabId).filter(({ present }) => present)
    const top = present.find(({ top, webRid }) => top && webRid !== '')
    return top ? [top] : present
  }

  /** From the top document, or the frame that hears the room. */
  pageOf(tabId: number, shown: string): Omit<PageInfo, 'url'> {
    const said = this.speakers(tabId).find(
      ({ top, webRid, roomId }) => webRid !== '' && (top || roomId === shown),
    )
    const { webRid, title, anchor } = said ?? { webRid: '', title: '', anchor: '' }
    return { webRid, title, anchor }
  }

  /** Makes the calling effect follow pages. */
  track(): void {
    this.#revision.track()
  }

  /** Pages whose top document is Douyin's, or that frame a room; any document may have the room. Tracked. */
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

  /** Tabs that show a room. Tracked. */
  tabsOf(roomId: string): number[] {
    this.track()
    const tabs = this.all().filter(record => record.roomId === roomId && record.present && !record.orphaned)
    return [...new Set(tabs.map(({ tabId }) => tabId))]
  }

  /**
   * Erases an anchor.
   * @param anchorOf anchor's id by room id
   */
  erase(eraser: Eraser, anchorOf: (roomId: string) => string | undefined): void {
    for (const record of this.all()) Object.assign(record, eraser.page(record, anchorOf(record.roomId)))
    this.changed()
  }
}

export function describe(record: RelayRecord, { webRid, title, anchor }: PageInfo): void {
  Object.assign(record, { webRid, title, anchor })
}
