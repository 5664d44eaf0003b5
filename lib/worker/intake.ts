import type { Sequenced } from '../capture/port/messages.ts'
import { unpacked } from '../capture/port/packed.ts'
import type { CapturedFrame, PageInfo } from '../model/captured.ts'
import type { Decoded } from '../protocol/decode.ts'
import { reasonOf } from '../protocol/envelope.ts'
import { PageRoom, type Shown } from '../room/page-room.ts'
import { decodeCaptured, type Item, takeItem } from '../room/take-item.ts'
import type { RelayRecord } from '../store/store.ts'
import { HeldFrames } from './held.ts'
import type { Journal } from './journal.ts'
import { type Connected, describe, type Pages } from './pages.ts'
import type { Rooms } from './rooms.ts'

export interface IntakeDeps {
  rooms: Rooms
  pages: Pages
  journal: Journal
}

/** A page with its documents; shows one room. */
interface Tab {
  page: PageRoom
  /** Empty: none. */
  roomId: string
  /** Room ids in documents' addresses, by relay. */
  named: Map<string, string[]>
  /** Frames of other rooms. */
  held: HeldFrames
  /** Last told to the room about the page. */
  told: string
}

/** Takes captured items into the rooms that pages show, and the journal. */
export class Intake {
  readonly #deps: IntakeDeps
  readonly #tabs = new Map<number, Tab>()

  constructor(deps: IntakeDeps) {
    this.#deps = deps
  }

  /** In order, each number once. Never rejects. */
  async take(relay: Connected, items: readonly Sequenced[]): Promise<void> {
    for (const { seq, item } of items) {
      // Sent again after a Port broke.
      if (seq <= relay.received) continue
      relay.lost += seq - relay.received - 1
      relay.received = seq
      // A failing item must not stop the next.
      await this.#takeItem(relay, item).catch(error => this.#fail(relay.record.roomId, error))
    }
    const { record } = relay
    record.stored = relay.received
    this.#note(record)
    this.#deps.pages.caughtUp(record.relay, relay.received)
  }

  /** Sets an address outside of the items. */
  setAddress(record: RelayRecord, page: PageInfo): void {
    this.#address(record, page, undefined, Date.now())
  }

  relayGone({ relay, tabId }: RelayRecord): void {
    const tab = this.#tabs.get(tabId)
    tab?.page.gone(relay)
    tab?.named.delete(relay)
  }

  /** The tab was closed or shows another page. */
  forgetTab(tabId: number): void {
    this.#tabs.delete(tabId)
  }

  /** The relay's tab may have just closed. */
  #note(record: RelayRecord): void {
    if (this.#deps.pages.has(record.relay)) this.#deps.journal.noteRelay(record)
  }

  #fail(roomId: string, error: unknown): void {
    const room = this.#deps.rooms.get(roomId)
    const now = Date.now()
    room?.failFrame(now)
    room?.health.fail(reasonOf(error), now)
  }

  async #takeItem(relay: Connected, item: Sequenced['item']): Promise<void> {
    const { rooms, pages, journal } = this.#deps
    const { record } = relay
    if (item.kind === 'page') {
      await this.#takePage(record, item.page, item.at)
      pages.changed()
    } else if (item.kind === 'socket') {
      const { page } = this.#tab(record.tabId)
      await this.#follow(record, page.socket(record.relay, item), item.at)
      if (item.roomId && item.roomId === record.roomId)
        await this.#hear(item.roomId, { ...item, relay: record.relay })
      pages.changed()
    } else {
      await this.#takeFrame(record, unpacked(item))
    }
    if (relay.lost > 0 && record.roomId) {
      const room = await rooms.open(record.roomId)
      room.lose(relay.lost, item.at)
      relay.lost = 0
      journal.noteMarks(room)
    }
  }

  async #takePage(record: RelayRecord, page: PageInfo, at: number): Promise<void> {
    const isOther = page.webRid !== record.webRid
    describe(record, page)
    if (isOther) record.addressSince = at
    await this.#follow(record, this.#address(record, page, isOther ? at : undefined, at), at)
  }

  /** @param since when it changed to another room, if it did */
  #address(record: RelayRecord, page: PageInfo, since: number | undefined, now: number): Shown {
    const tab = this.#tab(record.tabId)
    tab.named.set(record.relay, roomIdsOf(page))
    const speakers = this.#deps.pages.speakers(record.tabId)
    const roomIds = speakers.flatMap(({ relay }) => tab.named.get(relay) ?? [])
    return tab.page.address(roomIds, speakers.includes(record) ? since : undefined, now)
  }

  async #takeFrame(record: RelayRecord, frame: CapturedFrame): Promise<void> {
    const tab = this.#tab(record.tabId)
    const decoded = frame.roomId ? undefined : decodeCaptured(frame)
    const roomId = frame.roomId || decoded?.events.find(event => event.roomId)?.roomId || record.roomId
    if (!roomId) return
    await this.#follow(record, tab.page.frame(record.relay, frame, roomId), frame.at)
    if (roomId === tab.roomId) await this.#hear(roomId, frame, decoded)
    else tab.held.add({ roomId, frame })
  }

  async #hear(roomId: string, item: Item, decoded?: Decoded): Promise<void> {
    const { rooms, journal } = this.#deps
    const room = await rooms.open(roomId)
    const accepted = takeItem(room, item, decoded)
    journal.record(room, item)
    if (item.kind === 'frame') journal.note(room, accepted)
    else journal.noteMarks(room)
    rooms.add(roomId, accepted.entries)
  }

  /** Moves to the room that the page shows now, and describes the page. */
  async #follow(record: RelayRecord, { roomId, sure }: Shown, at: number): Promise<void> {
    const { pages } = this.#deps
    const tab = this.#tab(record.tabId)
    if (roomId !== tab.roomId) {
      tab.roomId = roomId
      for (const other of pages.inTab(record.tabId)) await this.#join(other, tab, at)
      for (const held of tab.held.take(roomId)) await this.#hear(roomId, held.frame)
      pages.changed()
    } else if (record.roomId !== roomId && tab.page.has(record.relay, roomId)) {
      await this.#join(record, tab, at)
      pages.changed()
    }
    if (sure && roomId) await this.#describeRoom(record, tab)
  }

  /** Moves a relay that hears the page's room into it, and out of the last. */
  async #join(record: RelayRecord, { page, roomId }: Tab, at: number): Promise<void> {
    const { rooms, pages, journal } = this.#deps
    const before = record.roomId
    record.roomId = page.has(record.relay, roomId) ? roomId : ''
    record.roomSince = page.since
    if (before === record.roomId) return
    if (before) (await rooms.open(before)).forget(record.relay, at)
    if (record.roomId) {
      const room = await rooms.open(roomId)
      room.keepSockets(relay => pages.has(relay))
      for (const socket of page.openSockets(record.relay, roomId))
        room.socket(record.relay, { kind: 'socket', socket, roomId, at, state: 'open' })
      journal.noteMarks(room)
    }
    this.#note(record)
  }

  async #describeRoom(record: RelayRecord, tab: Tab): Promise<void> {
    const { rooms, pages, journal } = this.#deps
    const info = pages.pageOf(record.tabId, tab.roomId)
    const told = JSON.stringify([tab.roomId, info])
    if (told === tab.told || !info.webRid) return
    tab.told = told
    const room = await rooms.open(tab.roomId)
    room.describe({ url: '', ...info })
    journal.noteMarks(room)
    rooms.changed()
  }

  /** Starts from what the last worker knew. */
  #tab(tabId: number): Tab {
    const known = this.#tabs.get(tabId)
    if (known) return known
    const records = this.#deps.pages.inTab(tabId)
    const shows = records.find(({ roomId }) => roomId !== '')
    const speakers = this.#deps.pages.speakers(tabId)
    const addressSince = Math.max(0, ...speakers.map(({ addressSince = 0 }) => addressSince))
    const roomId = shows?.roomId ?? ''
    const page = new PageRoom(addressSince, roomId, shows?.roomSince, Date.now())
    const tab: Tab = { page, roomId, named: new Map(), held: new HeldFrames(), told: '' }
    this.#tabs.set(tabId, tab)
    return tab
  }
}

/** Some addresses have the room id as web_rid. */
function roomIdsOf({ webRid, roomId }: PageInfo): string[] {
  return roomId ? [roomId, webRid] : [webRid]
}
