import type { RelayToWorker, Sequenced, WorkerToRelay } from '../capture/port/messages.ts'
import { unpacked } from '../capture/port/packed.ts'
import type { PageView } from '../messages/panel.ts'
import type { TypedPort } from '../messages/port.ts'
import type { CapturedFrame, PageInfo } from '../model/captured.ts'
import type { Eraser } from '../model/eraser.ts'
import type { Decoded } from '../protocol/decode.ts'
import { reasonOf } from '../protocol/envelope.ts'
import { PageRoom, type Shown } from '../room/page-room.ts'
import { decodeCaptured, takeFrame } from '../room/take-frame.ts'
import type { RelayRecord, Store } from '../store/store.ts'
import { HeldFrames } from './held.ts'
import type { Journal } from './journal.ts'
import type { Panels } from './panels.ts'
import type { Rooms } from './rooms.ts'
import type { Ticker } from './ticker.ts'

export interface RelaysParts {
  store: Store
  rooms: Rooms
  journal: Journal
  panels: Panels
  ticker: Ticker
  /** Asks the relays in a tab to connect; resolves to whether there is any. */
  callTab: (tabId: number) => Promise<boolean>
  /** What relays held back while there was no worker has come; told each time that `isBehind` may answer otherwise. */
  caughtUp: () => void
  /** A relay tells which build it is of. */
  heardBuild: (build: string) => void
}

/** Not at once: an update of the extension is told only after the start, and its orphans cannot be called. */
const CALL_AFTER_MS = 1000
/** How long a page may take to say hello when it is called, and to hand over what it holds: a busy machine takes seconds. */
const HELLO_WITHIN_MS = 8000

/** So many rooms are brought back before anything else is done. */
const AT_ONCE = 8

type RelayPort = TypedPort<RelayToWorker, WorkerToRelay>

/** A relay with the Port it speaks through now, and how far its items were taken in. */
interface Live {
  record: RelayRecord
  port: RelayPort
  received: number
  /** Items that were lost before any room was known to tell of it. */
  lost: number
  /** Messages of one relay are worked on one after the other, though rooms may have to be fetched in between. */
  work: Promise<void>
}

/** The page in a tab, with all documents in it: it shows one room. */
interface Tab {
  page: PageRoom
  /** The room that its relays are in; empty: none. */
  roomId: string
  /** Frames of other rooms. */
  held: HeldFrames
  /** What was last told of the page, and to which room. */
  told: string
}

/** The relays in all pages: takes their items in once each, in order, and acknowledges what is stored. */
export class Relays {
  private readonly parts: RelaysParts
  private readonly live = new Map<string, Live>()
  /** Every relay that is known, connected now or not. */
  private records = new Map<string, RelayRecord>()
  private readonly tabs = new Map<number, Tab>()
  /**
   * Relays of before this worker that have not handed over what came meanwhile, with the number of the newest item that
   * they had when they said hello; Infinity before that. Undefined until they are known.
   */
  private behind: Map<string, number> | undefined

  constructor(parts: RelaysParts) {
    this.parts = parts
  }

  /**
   * Brings back what the last worker knew; the rooms of very many pages go on coming back behind it. Where the store cannot
   * be read the pages say hello by themselves, and how far they were heard.
   */
  async restore(): Promise<void> {
    const stored = await this.parts.store.relays().catch((): RelayRecord[] => [])
    this.records = new Map(stored.map(record => [record.relay, record]))
    const latest = stored.toSorted((a, b) => Number(b.present) - Number(a.present) || b.since - a.since)
    const rooms = [...new Set(latest.flatMap(({ roomId }) => roomId || []))]
    await Promise.all(rooms.slice(0, AT_ONCE).map(roomId => this.open(roomId)))
    void this.openAll(rooms.slice(AT_ONCE))
    const present = stored.filter(({ present, orphaned }) => present && !orphaned)
    this.behind = new Map(present.map(({ relay }) => [relay, Infinity]))
    this.parts.caughtUp()
    if (present.length > 0) setTimeout(() => this.callAll(), CALL_AFTER_MS)
  }

  private async openAll(rooms: readonly string[]): Promise<void> {
    for (const roomId of rooms) await this.open(roomId)
    if (rooms.length > 0) this.parts.panels.roomsChanged()
  }

  private async open(roomId: string): Promise<void> {
    const room = await this.parts.rooms.open(roomId)
    room.keepSockets(relay => this.records.has(relay))
    this.parts.ticker.wind(room)
  }

  /** Asks the pages from before this worker to say hello; one that is not heard of is gone. */
  private callAll(): void {
    const silent = [...this.records.values()].filter(
      ({ relay, present, orphaned }) => present && !orphaned && !this.live.has(relay),
    )
    const giveUp = (records: RelayRecord[]) => {
      for (const record of records) if (!this.live.has(record.relay)) this.leave(record)
      this.parts.panels.roomsChanged()
    }
    for (const tabId of new Set(silent.map(record => record.tabId))) {
      void this.parts.callTab(tabId).then(isThere => {
        if (!isThere) giveUp(silent.filter(record => record.tabId === tabId))
      })
    }
    setTimeout(() => {
      giveUp(silent)
      this.behind?.clear()
      this.parts.caughtUp()
    }, HELLO_WITHIN_MS)
  }

  /** Whether a page may hold something of a room back that came while there was no worker. */
  isBehind(roomId: string): boolean {
    if (!this.behind) return true
    return [...this.behind.keys()].some(relay => this.records.get(relay)?.roomId === roomId)
  }

  private catchUp(relay: string, received: number): void {
    const last = this.behind?.get(relay)
    if (last === undefined || received < last) return
    this.behind?.delete(relay)
    this.parts.caughtUp()
  }

  /** Serves a relay's Port until it closes. */
  connect(port: RelayPort, tabId: number): void {
    let relay: Live | undefined
    port.onMessage(message => {
      if (message.type === 'hello') {
        this.parts.heardBuild(message.build ?? '')
        relay = this.welcome(port, tabId, message)
      } else if (relay) {
        const from = relay
        from.work = from.work.then(() => this.take(from, message.items))
      }
    })
    port.onClose(() => {
      if (!relay || this.live.get(relay.record.relay) !== relay) return
      this.leave(relay.record)
      this.parts.panels.roomsChanged()
    })
  }

  private welcome(port: RelayPort, tabId: number, hello: Extract<RelayToWorker, { type: 'hello' }>): Live {
    const { relay, top, page, acked, last, probe } = hello
    const known = this.records.get(relay)
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
      this.forget(({ tabId: other }) => other === tabId)
      this.tabs.delete(tabId)
    }
    this.records.set(relay, record)
    // Where the page has changed its address meanwhile, an item tells so, behind those of the room before.
    if (!known || known.webRid === page.webRid || last <= known.stored) {
      describe(record, page)
      if (this.speaksForTab(record)) this.tab(tabId).page.address(roomIdsOf(page), undefined, Date.now())
    }
    const before = this.live.get(relay)
    const live: Live = {
      record,
      port,
      received: before?.received ?? record.stored,
      lost: before?.lost ?? 0,
      work: before?.work ?? Promise.resolve(),
    }
    this.live.set(relay, live)
    if (this.behind?.has(relay)) this.behind.set(relay, last)
    this.catchUp(relay, live.received)
    const bytes = probe instanceof Uint8Array && probe[0] === 1 ? 'clone' : 'base64'
    port.send({ type: 'welcome', bytes, stored: record.stored })
    this.parts.journal.noteRelay(record)
    this.parts.panels.roomsChanged()
    return live
  }

  /** Its Port has closed while this worker lived: the page is gone, or sleeps in the history. */
  private leave(record: RelayRecord): void {
    this.live.delete(record.relay)
    this.tabs.get(record.tabId)?.page.gone(record.relay)
    record.present = false
    this.catchUp(record.relay, Infinity)
    this.parts.rooms.get(record.roomId)?.forget(record.relay, Date.now())
    this.note(record)
  }

  private async take(relay: Live, items: Sequenced[]): Promise<void> {
    for (const { seq, item } of items) {
      // Sent again after a Port broke, though this worker had it.
      if (seq <= relay.received) continue
      relay.lost += seq - relay.received - 1
      relay.received = seq
      // One item that cannot be taken must not stop those behind it.
      await this.takeItem(relay, item).catch(error => this.fail(relay.record.roomId, error))
    }
    relay.record.stored = relay.received
    this.note(relay.record)
    this.catchUp(relay.record.relay, relay.received)
  }

  /** Its tab may have been closed, and the relay forgotten, a moment before: then nothing of it is to be written again. */
  private note(record: RelayRecord): void {
    if (this.records.has(record.relay)) this.parts.journal.noteRelay(record)
  }

  private fail(roomId: string, error: unknown): void {
    const room = this.parts.rooms.get(roomId)
    const now = Date.now()
    room?.failFrame(now)
    room?.health.fail(reasonOf(error), now)
  }

  private async takeItem(relay: Live, item: Sequenced['item']): Promise<void> {
    const { record } = relay
    if (item.kind === 'page') {
      await this.takePage(record, item.page, item.at)
    } else if (item.kind === 'socket') {
      const { page } = this.tab(record.tabId)
      await this.follow(record, page.socket(record.relay, item), item.at)
      if (item.roomId && item.roomId === record.roomId) {
        const room = await this.parts.rooms.open(item.roomId)
        room.socket(record.relay, item)
        this.parts.journal.record(room, { ...item, relay: record.relay })
        this.parts.journal.noteMarks(room)
      }
      this.parts.panels.roomsChanged()
    } else {
      await this.takeFrame(record, unpacked(item))
    }
    if (relay.lost > 0 && record.roomId) {
      const room = await this.parts.rooms.open(record.roomId)
      room.lose(relay.lost, item.at)
      relay.lost = 0
      this.parts.journal.noteMarks(room)
    }
  }

  private async takePage(record: RelayRecord, page: PageInfo, at: number): Promise<void> {
    const isOther = page.webRid !== record.webRid
    describe(record, page)
    if (isOther) record.addressSince = at
    if (this.speaksForTab(record)) {
      const shown = this.tab(record.tabId).page.address(roomIdsOf(page), isOther ? at : undefined, at)
      await this.follow(record, shown, at)
    }
    this.parts.panels.roomsChanged()
  }

  private async takeFrame(record: RelayRecord, frame: CapturedFrame): Promise<void> {
    const tab = this.tab(record.tabId)
    const decoded = frame.roomId ? undefined : decodeCaptured(frame)
    const roomId = frame.roomId || decoded?.events.find(event => event.roomId)?.roomId || record.roomId
    if (!roomId) return
    await this.follow(record, tab.page.frame(record.relay, frame, roomId), frame.at)
    if (roomId === tab.roomId) await this.hear(roomId, frame, decoded)
    else tab.held.add({ roomId, frame })
  }

  /** Takes a frame into its room, whose page shows it. */
  private async hear(
    roomId: string,
    frame: CapturedFrame,
    decoded: Decoded = decodeCaptured(frame),
  ): Promise<void> {
    const { rooms, panels, journal, ticker } = this.parts
    const room = await rooms.open(roomId)
    const accepted = takeFrame(room, frame, decoded)
    rooms.keep(roomId, accepted.entries)
    panels.show(room, accepted.entries)
    journal.record(room, frame)
    journal.note(room, accepted)
    ticker.wind(room)
  }

  /** Goes along with what a page shows: its relays are in that room, which is told what the page says of it. */
  private async follow(record: RelayRecord, { roomId, sure }: Shown, at: number): Promise<void> {
    const tab = this.tab(record.tabId)
    if (roomId !== tab.roomId) {
      tab.roomId = roomId
      for (const other of this.recordsIn(record.tabId)) await this.join(other, tab, at)
      for (const held of tab.held.take(roomId)) await this.hear(roomId, held.frame)
      this.parts.panels.roomsChanged()
    } else if (record.roomId !== roomId && tab.page.has(record.relay, roomId)) {
      await this.join(record, tab, at)
      this.parts.panels.roomsChanged()
    }
    if (sure && roomId) await this.tell(record, tab)
  }

  /** Puts a relay into the room that its page shows, where the relay hears it, and out of the one before. */
  private async join(record: RelayRecord, { page, roomId }: Tab, at: number): Promise<void> {
    const { rooms, journal } = this.parts
    const before = record.roomId
    record.roomId = page.has(record.relay, roomId) ? roomId : ''
    record.roomSince = page.since
    if (before === record.roomId) return
    if (before) (await rooms.open(before)).forget(record.relay, at)
    if (record.roomId) {
      const room = await rooms.open(roomId)
      room.keepSockets(relay => this.records.has(relay))
      for (const socket of page.openSockets(record.relay, roomId))
        room.socket(record.relay, { kind: 'socket', socket, roomId, at, state: 'open' })
      journal.noteMarks(room)
    }
    this.note(record)
  }

  /** Tells the room of a page what the page says of it, where that is new. */
  private async tell(record: RelayRecord, tab: Tab): Promise<void> {
    const info = this.pageOf(record)
    const told = JSON.stringify([tab.roomId, info])
    if (told === tab.told || !info.webRid) return
    tab.told = told
    const room = await this.parts.rooms.open(tab.roomId)
    room.describe(info)
    this.parts.journal.noteMarks(room)
    this.parts.panels.roomsChanged()
  }

  /** What is known of the page in a tab; of a page from before this worker, what the last one knew. */
  private tab(tabId: number): Tab {
    const known = this.tabs.get(tabId)
    if (known) return known
    const records = this.recordsIn(tabId)
    const shows = records.find(({ roomId }) => roomId !== '')
    const { addressSince } = records.find(({ top }) => top) ?? {}
    const roomId = shows?.roomId ?? ''
    const page = new PageRoom(addressSince, roomId, shows?.roomSince, Date.now())
    const tab: Tab = { page, roomId, held: new HeldFrames(), told: '' }
    this.tabs.set(tabId, tab)
    return tab
  }

  private recordsIn(tabId: number): RelayRecord[] {
    return [...this.records.values()].filter(record => record.tabId === tabId)
  }

  /** Whether a document's address is the page's: a room may be framed by a page of another site, which has no relay. */
  private speaksForTab(record: RelayRecord): boolean {
    return record.top || !this.recordsIn(record.tabId).some(({ top }) => top)
  }

  /** What is known of the page around a relay: its own reading, or in a frame that of the tab's top frame. */
  private pageOf(record: RelayRecord): PageInfo {
    const top = record.top ? record : this.recordsIn(record.tabId).find(({ top }) => top)
    const { webRid, title, anchor } = top ?? record
    return { url: '', webRid, title, anchor }
  }

  /** Acknowledges what was written of a relay. */
  acknowledge(stored: RelayRecord): void {
    this.live.get(stored.relay)?.port.send({ type: 'ack', upTo: stored.stored })
  }

  /** A tab was closed. */
  tabGone(tabId: number): void {
    this.forget(record => record.tabId === tabId)
    this.parts.panels.roomsChanged()
  }

  /** After an update the relays of before cannot speak to us any more: their tabs must be loaded anew. */
  orphanAll(): void {
    for (const record of this.records.values()) {
      record.orphaned = true
      this.parts.journal.noteRelay(record)
    }
    this.parts.panels.roomsChanged()
  }

  /** After a start of the browser the tabs of before are no more. */
  forgetAll(): void {
    this.forget(({ relay }) => !this.live.has(relay))
  }

  private forget(matches: (record: RelayRecord) => boolean): void {
    const gone = [...this.records.values()].filter(matches)
    for (const record of gone) {
      const { relay, roomId } = record
      this.records.delete(relay)
      this.catchUp(relay, Infinity)
      this.parts.journal.forgetRelay(record)
      this.parts.rooms.get(roomId)?.forget(relay, Date.now())
    }
    for (const { tabId } of gone) if (this.recordsIn(tabId).length === 0) this.tabs.delete(tabId)
  }

  /** The pages that there are: each tab's top frame, with the room of whichever of its frames has one. */
  pages(): PageView[] {
    const all = [...this.records.values()].filter(({ present }) => present)
    return all
      .filter(({ top }) => top)
      .map(({ tabId, webRid, title, anchor, roomId, since, orphaned }) => {
        const room = roomId || all.find(other => other.tabId === tabId && other.roomId)?.roomId || ''
        return { tabId, webRid, title, anchor, roomId: room, since, orphaned }
      })
  }

  /** Forgets a person who is the anchor of a room. */
  erase(eraser: Eraser): void {
    for (const record of this.records.values()) {
      Object.assign(record, eraser.page(record, this.parts.rooms.get(record.roomId)?.anchorId))
    }
  }

  /** The tabs that show a room now. */
  tabsOf(roomId: string): number[] {
    const tabs = [...this.records.values()].filter(
      record => record.roomId === roomId && record.present && !record.orphaned,
    )
    return [...new Set(tabs.map(({ tabId }) => tabId))]
  }
}

/** The ids of the room that a page's address names: some addresses have the room id itself in place of a web_rid. */
function roomIdsOf({ webRid, roomId }: PageInfo): string[] {
  return roomId ? [roomId, webRid] : [webRid]
}

function describe(record: RelayRecord, { webRid, title, anchor }: PageInfo): void {
  Object.assign(record, { webRid, title, anchor })
}
