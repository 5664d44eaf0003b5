import Dexie from 'dexie'
import { recordingOf } from '../recording/items.ts'
import type { Recorded } from '../recording/recorded.ts'
import type { Entry } from '../room/entry.ts'
import type { Mark } from '../room/marks.ts'
import type { RoomState } from '../room/session.ts'
import type { StoredSpeech } from '../speech/speaker.ts'
import { unpack } from './pack.ts'
import { packOf } from './packs.ts'
import type { PackRecord, RelayRecord } from './records.ts'
import { goneOn, newSession } from './sessions.ts'
import { Tables } from './tables.ts'

export type { RelayRecord } from './records.ts'

/** Everything that one turn of the worker changed; written as one, or not at all. */
export interface Changes {
  /** What is to be kept; the history of a room that is not to be kept stays empty. */
  entries: { roomId: string; entries: Entry[]; marks: Mark[]; frames?: Recorded[] }[]
  rooms: RoomState[]
  relays: RelayRecord[]
  /** What waits to be said from now on, where that has changed. */
  speech?: StoredSpeech | undefined
}

/** A room as it was last written. */
export interface StoredRoom {
  state: RoomState
  /** Its latest entries, in order. */
  recent: Entry[]
  /** Ids of those events and of the ones before, of what was taken out of them too. */
  ids: string[]
}

/** Speech is one record: small, and as a whole it can contradict nothing. */
const SPEECH = 'speech'
/** How many entries a room is told of when it is opened again: for the panel, and for recalls. */
const RECENT_ENTRIES = 5000
/** Of so many entries a repeat is known again. */
const KNOWN_ENTRIES = 50_000

/** A healthy database answers far sooner, on a slow machine too. */
const ANSWER_MS = 10_000

/** What survives the worker: entries, rooms, relays and what waits to be said, in IndexedDB. */
export class Store {
  readonly tables: Tables

  constructor(tables: Tables = new Tables()) {
    this.tables = tables
  }

  /**
   * Writes all changes in one transaction: after the worker's death either all of them happened or none.
   * @throws when the disk is full or the write is refused; nothing is stored then
   */
  async write({ entries, rooms, relays, speech }: Changes): Promise<void> {
    const { tables } = this
    const states = new Map(rooms.map(state => [state.roomId, state]))
    const packs = entries.flatMap(({ roomId, entries: list }) => packOf(roomId, list) ?? [])
    const marks = entries.flatMap(({ roomId, marks }) => marks.map(mark => ({ ...mark, session: roomId })))
    const recordings = entries.flatMap(({ roomId, frames = [] }) =>
      frames.length > 0 ? { session: roomId, plain: 1 as const, bytes: recordingOf(frames) } : [],
    )
    const kept = entries.filter(
      ({ entries, marks, frames = [] }) => entries.length + marks.length + frames.length > 0,
    )
    const writing = tables.transaction(
      'rw',
      [
        tables.packs,
        tables.marks,
        tables.frames,
        tables.sessions,
        tables.rooms,
        tables.relays,
        tables.speech,
      ],
      async () => {
        if (packs.length > 0) await tables.packs.bulkAdd(packs)
        if (marks.length > 0) await tables.marks.bulkAdd(marks)
        if (recordings.length > 0) await tables.frames.bulkAdd(recordings)
        for (const { roomId, frames = [] } of kept) {
          const state = states.get(roomId)
          const recording = recordings.find(({ session }) => session === roomId)
          const count = frames.filter(({ kind }) => kind === 'frame').length
          if (state) await this.goOn(state, packs, count, recording?.bytes.length ?? 0)
        }
        // Title and anchor may come after the last entry.
        for (const { roomId, page } of rooms)
          if (!kept.some(one => one.roomId === roomId)) await tables.sessions.update(roomId, page)
        if (rooms.length > 0) await tables.rooms.bulkPut(rooms)
        if (relays.length > 0) await tables.relays.bulkPut(relays)
        if (speech) await tables.speech.put(speech, SPEECH)
      },
    )
    await this.answered(writing)
  }

  private async goOn(
    state: RoomState,
    packs: readonly PackRecord[],
    frames: number,
    recorded: number,
  ): Promise<void> {
    const { sessions } = this.tables
    const known = await sessions.get(state.roomId)
    const mine = packs.find(({ session }) => session === state.roomId)
    const session = known ?? { ...newSession(state), sealed: (mine?.first ?? state.n + 1) - 1 }
    await sessions.put(goneOn(session, state, { frames, bytes: recorded + (mine?.bytes.length ?? 0) }))
  }

  /** A room as it was last written; undefined where there is none. */
  async room(roomId: string): Promise<StoredRoom | undefined> {
    const state = await this.tables.rooms.get(roomId)
    if (!state) return undefined
    const packs = await this.tables.packs
      .where('[session+last]')
      .between([roomId, state.n - KNOWN_ENTRIES], [roomId, Dexie.maxKey], false)
      .toArray()
    const young = packs.filter(({ last }) => last > state.n - RECENT_ENTRIES)
    const recent = await Promise.all(young.map(({ bytes }) => unpack(bytes)))
    return { state, recent: recent.flat(), ids: packs.flatMap(({ ids }) => [...ids].map(String)) }
  }

  /** All relays that are known. */
  async relays(): Promise<RelayRecord[]> {
    return this.tables.relays.toArray()
  }

  /** Forgets these relays: their pages are gone. */
  async dropRelays(relays: string[]): Promise<void> {
    await this.tables.relays.bulkDelete(relays)
  }

  /** What waits to be said; undefined where there is nothing. */
  async speech(): Promise<StoredSpeech | undefined> {
    return this.tables.speech.get(SPEECH)
  }

  /**
   * Writes what waits to be said. Done *before* one is said, without that one, so that a worker that dies in between
   * says it never rather than twice.
   */
  async keepSpeech(speech: StoredSpeech): Promise<void> {
    await this.answered(this.tables.speech.put(speech, SPEECH))
  }

  /**
   * The browser closes a database that it cannot write to, and Dexie may then wait for ever for it to open: nobody must
   * wait with it. What is asked for next opens it anew.
   * @throws Error where there is no answer in time
   */
  private async answered(asked: PromiseLike<unknown>): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.tables.close({ disableAutoOpen: false })
        reject(new Error('the database does not answer'))
      }, ANSWER_MS)
    })
    try {
      await Promise.race([asked, late])
    } finally {
      clearTimeout(timer)
    }
  }

  close(): void {
    this.tables.close()
  }
}
