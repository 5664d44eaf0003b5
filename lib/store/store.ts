import Dexie from 'dexie'
import type { Entry } from '../model/entry.ts'
import type { Mark } from '../model/marks.ts'
import { recordingOf } from '../recording/items.ts'
import type { Recorded } from '../recording/recorded.ts'
import type { Answer } from '../room/answers.ts'
import { freshState, type RoomState } from '../room/session.ts'
import type { StoredSpeech } from '../speech/speaker.ts'
import { answersOf } from './answers.ts'
import { Connection } from './connection.ts'
import { Damage, type Damaged, readable } from './damage.ts'
import type { DiskRoom } from './disk-room.ts'
import { packOf } from './packs.ts'
import type { MarkRecord, PackRecord, RelayRecord } from './records.ts'
import { newSession, sessionAfter } from './sessions.ts'
import { isSound, mended } from './sound.ts'
import { isOfNewer, type Tables } from './tables.ts'

export type { RelayRecord } from './records.ts'

/** One write: stored together or not at all. */
export interface Changes {
  /** The history; empty if the room keeps none. */
  entries: { roomId: string; entries: Entry[]; marks: Mark[]; frames?: Recorded[]; answers?: Answer[] }[]
  rooms: RoomState[]
  relays: RelayRecord[]
  /** Of closed pages, to delete. */
  gone?: string[]
  /** The state of speech, if changed. */
  speech?: StoredSpeech | undefined
}

/** A room as far as readable. */
export interface StoredRoom {
  state: RoomState
  /** Its latest entries, in order. */
  recent: Entry[]
  /** Also of earlier and removed events. */
  ids: string[]
  answers: Answer[]
  damaged: Damaged | undefined
}

/** One record: small, always consistent. */
const SPEECH = 'speech'
/** For the panel and recalls, when a room opens. */
const RECENT_ENTRIES = 5000
/** Repeats are found among this many entries. */
const KNOWN_ENTRIES = 50_000

/** What survives the worker, in IndexedDB: entries, rooms, relays, and what waits to be said. */
export class Store {
  readonly #connection: Connection

  constructor(open?: () => Tables, disk?: DiskRoom) {
    this.#connection = new Connection(open, disk)
  }

  /** Do not keep them: after a failure the database is reopened. */
  get tables(): Tables {
    return this.#connection.tables
  }

  /**
   * Writes all changes in one transaction.
   * @throws if the disk is full or refuses; nothing is stored then
   */
  async write({ entries, rooms, relays, gone = [], speech }: Changes): Promise<void> {
    const states = new Map(rooms.map(state => [state.roomId, state]))
    const packs = entries.flatMap(({ roomId, entries: list }) => packOf(roomId, list) ?? [])
    const recordings = entries.flatMap(({ roomId, frames = [] }) =>
      frames.length > 0 ? { session: roomId, plain: 1 as const, bytes: recordingOf(frames) } : [],
    )
    const answers = entries.flatMap(({ roomId, answers = [] }) =>
      answers.map(answer => ({ ...answer, session: roomId })),
    )
    const kept = entries.filter(
      ({ entries, marks, frames = [] }) => entries.length + marks.length + frames.length > 0,
    )
    const write = (tables: Tables) =>
      tables.transaction(
        'rw',
        [
          tables.packs,
          tables.marks,
          tables.answers,
          tables.frames,
          tables.sessions,
          tables.rooms,
          tables.relays,
          tables.speech,
        ],
        async () => {
          const counted = await Promise.all(entries.map(one => marksOf(tables, one.roomId, one.marks)))
          const marks = counted.flat()
          if (packs.length > 0) await tables.packs.bulkAdd(packs)
          if (marks.length > 0) await tables.marks.bulkAdd(marks)
          if (answers.length > 0) await tables.answers.bulkPut(answers)
          if (recordings.length > 0) await tables.frames.bulkAdd(recordings)
          for (const { roomId, frames = [] } of kept) {
            const state = states.get(roomId)
            const recording = recordings.find(({ session }) => session === roomId)
            const count = frames.filter(({ kind }) => kind === 'frame').length
            if (state) await updateSession(tables, state, packs, count, recording?.bytes.length ?? 0)
          }
          // Title and anchor may follow the last entry.
          for (const { roomId, page } of rooms)
            if (!kept.some(one => one.roomId === roomId)) await tables.sessions.update(roomId, page)
          if (rooms.length > 0) await tables.rooms.bulkPut(rooms)
          if (gone.length > 0) await tables.relays.bulkDelete(gone)
          if (relays.length > 0) await tables.relays.bulkPut(relays)
          if (speech) await tables.speech.put(speech, SPEECH)
        },
      )
    await this.#connection.ask(write, 'write')
  }

  /**
   * A room as last written, as far as readable; undefined: none. Its number is the highest known anywhere: no two
   * entries share one. An unsound record moves to `damaged`; its valid fields are used.
   * @throws if the database is unreadable
   */
  async room(roomId: string): Promise<StoredRoom | undefined> {
    return this.#connection.ask(async tables => {
      const damage = new Damage()
      const state = await stateOf(tables, roomId, damage)
      if (!state) return undefined
      const packs = await readable(
        tables.packs,
        () =>
          tables.packs
            .where('[session+last]')
            .between([roomId, state.n - KNOWN_ENTRIES], [roomId, Dexie.maxKey], false),
        () => damage.lose({}),
      )
      const sound = damage.packs(packs)
      const young = sound.filter(({ last }) => last > state.n - RECENT_ENTRIES)
      const recent = await Promise.all(young.map(pack => damage.entries(pack)))
      const ids = sound.flatMap(({ ids }) => [...ids].map(String))
      const answers = await answersOf(tables, roomId, damage)
      return { state, recent: recent.flat(), ids, answers, damaged: damage.told() }
    })
  }

  /**
   * Skips unsound records: their pages say hello again.
   * @throws if the database is unreadable
   */
  async relays(): Promise<RelayRecord[]> {
    const relays = await this.#connection.ask(({ relays }) => relays.toArray())
    return relays.filter(relay => isSound('relay', relay))
  }

  /**
   * Undefined: none readable.
   * @throws if the database is unreadable
   */
  async speech(): Promise<StoredSpeech | undefined> {
    const speech = await this.#connection.ask(({ speech }) => speech.get(SPEECH))
    return isSound('speech', speech) ? speech : undefined
  }

  /**
   * Writes the state of speech *before* something is said, without it: a worker that dies in between never says it
   * rather than twice.
   * @throws as `write` does
   */
  async keepSpeech(speech: StoredSpeech): Promise<void> {
    await this.#connection.ask(tables => tables.speech.put(speech, SPEECH), 'write')
  }

  /**
   * Records which build writes from now on. Another last one may be newer, with open pages.
   * @param changed awaited then; never returns in an older worker
   */
  async takeOver(build: string, changed: () => Promise<void>): Promise<void> {
    try {
      const last = await this.#connection.ask(({ keys }) => keys.get('build'))
      if (last?.name === 'build' && last.build === build) return
      if (last) await changed()
      await this.#connection.ask(({ keys }) => keys.put({ name: 'build', build }), 'write')
    } catch (error) {
      if (isOfNewer(error)) await changed()
    }
  }

  close(): void {
    this.#connection.close()
  }
}

/** Events stored before were not lost. In the caller's transaction. */
async function marksOf(tables: Tables, session: string, marks: readonly Mark[]): Promise<MarkRecord[]> {
  const counted = marks.map(async ({ ids = [], ...mark }) => {
    const stored = ids.length > 0 ? await storedIds(tables, session) : new Set()
    return { ...mark, session, count: mark.count - ids.filter(id => stored.has(id)).length }
  })
  return (await Promise.all(counted)).filter(({ count }) => count > 0)
}

/** Ids of a room's latest stored events. */
async function storedIds({ packs }: Tables, session: string): Promise<Set<string>> {
  const ids = new Set<string>()
  await packs
    .where('[session+last]')
    .between([session, Dexie.minKey], [session, Dexie.maxKey])
    .reverse()
    .until(() => ids.size > KNOWN_ENTRIES)
    .each(pack => {
      for (const id of pack.ids) ids.add(String(id))
    })
  return ids
}

/** In the caller's transaction. */
async function updateSession(
  tables: Tables,
  state: RoomState,
  packs: readonly PackRecord[],
  frames: number,
  recorded: number,
): Promise<void> {
  const { sessions } = tables
  const known = await sessions.get(state.roomId)
  const mine = packs.find(({ session }) => session === state.roomId)
  const fresh = { ...newSession(state), sealed: (mine?.first ?? state.n + 1) - 1 }
  const session = known ? mended('session', known, fresh) : fresh
  await sessions.put(sessionAfter(session, state, { frames, bytes: recorded + (mine?.bytes.length ?? 0) }))
}

/** From any table; undefined: nothing known. */
async function stateOf(tables: Tables, roomId: string, damage: Damage): Promise<RoomState | undefined> {
  const { rooms, sessions, packs, marks } = tables
  /** An unreadable record must hide no other; an unreadable database is an error. */
  const read = async <T>(record: PromiseLike<T>): Promise<T | undefined> => {
    try {
      return await record
    } catch {
      await tables.relays.count()
      damage.records++
      return undefined
    }
  }
  const [known, session, pack, mark] = await Promise.all([
    read(rooms.get(roomId)),
    read(sessions.get(roomId)),
    read(packs.where('[session+last]').between([roomId, 0], [roomId, Number.MAX_SAFE_INTEGER]).last()),
    read(marks.where('session').equals(roomId).last()),
  ])
  const told = [known?.n, session?.n, pack?.last, mark?.n].filter(n => Number.isSafeInteger(n))
  if (!known && told.length === 0) return undefined
  const n = Math.max(0, ...told.map(Number))
  if (isSound('room', known)) return { ...known, n }
  const fresh = freshState(roomId, Date.now())
  const { firstAt, webRid, title, anchor, totals } = mended('session', session, newSession(fresh))
  const otherwise = {
    ...fresh,
    firstAt,
    page: { webRid, title, anchor },
    totals: { ...fresh.totals, events: totals.types, gifts: totals.gifts, diamonds: totals.diamonds },
  }
  const state = { ...mended('room', known, otherwise), roomId, n }
  if (known) {
    damage.records++
    await tables.transaction('rw', tables.rooms, tables.damaged, async () => {
      await tables.damaged.add({ session: roomId, table: 'rooms', at: Date.now(), record: known })
      await rooms.put(state)
    })
  }
  return state
}
