import Dexie, { type Table } from 'dexie'
import type { Entry } from '../room/entry.ts'
import type { RoomState } from '../room/session.ts'
import type { StoredSpeech } from '../speech/speaker.ts'

/** Entries of one room that were written together. */
interface Batch {
  id?: number
  roomId: string
  first: number
  last: number
  /** When it was written, ms since 1970. */
  at: number
  entries: Entry[]
}

/** What is known of a relay: how far its items are stored, and the page that it sits in. */
export interface RelayRecord {
  relay: string
  tabId: number
  /** Whether it sits in the tab's top frame. */
  top: boolean
  webRid: string
  title: string
  anchor: string
  roomId: string
  stored: number
  since: number
  /** Whether its page is still shown; a page that went back in history may come again. */
  present: boolean
  /** Left behind by an update of the extension: it cannot speak to us any more. */
  orphaned: boolean
}

/** Everything that one turn of the worker changed; written as one, or not at all. */
export interface Changes {
  entries: { roomId: string; entries: Entry[] }[]
  rooms: RoomState[]
  relays: RelayRecord[]
  /** What waits to be said from now on, where that has changed. */
  speech?: StoredSpeech | undefined
}

/** Speech is one record: small, and as a whole it can contradict nothing. */
const SPEECH = 'speech'

/** How many of a room's entries are kept. History beyond it is a later matter. */
const KEPT_ENTRIES = 20_000
/** Rooms that nothing came from for this long are forgotten when the worker starts. */
const KEPT_MS = 24 * 60 * 60 * 1000
/** How many entries a room is told of when it is opened again: for the panel, and to know repeats. */
const RECENT_ENTRIES = 5000

class Tables extends Dexie {
  declare batches: Table<Batch, number>
  declare rooms: Table<RoomState, string>
  declare relays: Table<RelayRecord, string>
  declare speech: Table<StoredSpeech, string>

  constructor(name: string) {
    super(name)
    this.version(1).stores({
      batches: '++id, [roomId+last]',
      rooms: 'roomId, lastFrameAt',
      relays: 'relay, tabId',
      utterances: '++id',
    })
    this.version(2).stores({ utterances: null, speech: '' })
  }
}

/** What survives the worker: entries, rooms, relays and what waits to be said, in IndexedDB. */
export class Store {
  private readonly tables: Tables

  constructor(name = 'tingdan') {
    this.tables = new Tables(name)
  }

  /**
   * Writes all changes in one transaction: after the worker's death either all of them happened or none.
   * @throws when the disk is full or the write is refused; nothing is stored then
   */
  async write({ entries, rooms, relays, speech }: Changes, now: number): Promise<void> {
    const { tables } = this
    const batches = entries.flatMap(({ roomId, entries: list }) => batchOf(roomId, list, now))
    await tables.transaction('rw', tables.tables, async () => {
      if (batches.length > 0) await tables.batches.bulkAdd(batches)
      if (rooms.length > 0) await tables.rooms.bulkPut(rooms)
      if (relays.length > 0) await tables.relays.bulkPut(relays)
      if (speech) await tables.speech.put(speech, SPEECH)
    })
  }

  /** A room as it was last written, with its latest entries in order; undefined where there is none. */
  async room(roomId: string): Promise<{ state: RoomState; recent: Entry[] } | undefined> {
    const state = await this.tables.rooms.get(roomId)
    if (!state) return undefined
    const batches = await this.tables.batches
      .where('[roomId+last]')
      .between([roomId, state.n - RECENT_ENTRIES], [roomId, Dexie.maxKey], false)
      .toArray()
    return { state, recent: batches.flatMap(batch => batch.entries) }
  }

  /** All relays that are known. */
  async relays(): Promise<RelayRecord[]> {
    return this.tables.relays.toArray()
  }

  /** Forgets these relays: their pages are gone. */
  async dropRelays(relays: string[]): Promise<void> {
    await this.tables.relays.bulkDelete(relays)
  }

  /** Speech as it was last written; undefined where it never was. */
  async speech(): Promise<StoredSpeech | undefined> {
    return this.tables.speech.get(SPEECH)
  }

  /**
   * Writes what waits to be said. Done *before* one is said, without that one, so that a worker that dies in between
   * says it never rather than twice.
   */
  async keepSpeech(speech: StoredSpeech): Promise<void> {
    await this.tables.speech.put(speech, SPEECH)
  }

  /** Deletes what is older than it is kept for: whole rooms by age, a room's entries by number. */
  async tidy(now: number): Promise<void> {
    const old = await this.tables.rooms
      .where('lastFrameAt')
      .below(now - KEPT_MS)
      .primaryKeys()
    for (const roomId of old) {
      await this.deleteUpTo(roomId, Dexie.maxKey)
      await this.tables.rooms.delete(roomId)
    }
    for (const { roomId, n } of await this.tables.rooms.toArray()) {
      if (n > KEPT_ENTRIES) await this.deleteUpTo(roomId, n - KEPT_ENTRIES)
    }
  }

  private async deleteUpTo(roomId: string, last: unknown): Promise<void> {
    await this.tables.batches.where('[roomId+last]').between([roomId, Dexie.minKey], [roomId, last]).delete()
  }

  close(): void {
    this.tables.close()
  }
}

function batchOf(roomId: string, entries: Entry[], at: number): Batch[] {
  const first = entries[0]?.n
  const last = entries.at(-1)?.n
  return first === undefined || last === undefined ? [] : [{ roomId, first, last, at, entries }]
}
