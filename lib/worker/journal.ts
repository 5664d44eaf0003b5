import type { Entry } from '../model/entry.ts'
import type { Eraser } from '../model/eraser.ts'
import type { Mark } from '../model/marks.ts'
import type { Recorded } from '../recording/recorded.ts'
import type { Accepted, RoomSession } from '../room/session.ts'
import type { News } from '../speech/queue/queue.ts'
import type { Speaker } from '../speech/speaker.ts'
import type { Changes, RelayRecord, Store } from '../store/store.ts'
import type { Losses } from './losses.ts'
import type { Rejoined, Rooms } from './rooms.ts'

/** Changes are gathered for this long before they are written together; what is spoken waits for it. */
const GATHER_MS = 100
/** Between the beginnings of two writes: one costs much the same for one entry as for fifty. */
const PERIOD_MS = 200
/**
 * What was lost is told with the next write. Where nothing comes that is to be written, one is tried after so long, doubled
 * each time up to the limit.
 */
const FIRST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 60_000

export interface JournalParts {
  store: Pick<Store, 'write'>
  /** The rooms, some of which may have begun while the store could not be read. */
  rooms: Pick<Rooms, 'rejoin'>
  losses: Losses
  speaker: Speaker
  /** Called when a room has got other numbers, for it is joined with what is stored of it. */
  renumbered: (roomId: string) => void
  /** Called once a relay's items are safe. */
  stored: (relay: RelayRecord) => void
  /** Called once the news is safe, or could not be made so. */
  heard: (news: readonly News[]) => void
  /** Whether a history is kept at all. */
  keeps: () => boolean
  /** Whether frames are recorded as they came. */
  records: () => boolean
  /** Called after each write: how many entries of which rooms were kept, or why none could be. */
  wrote: (kept: { roomId: string; count: number }[], error?: unknown) => void
}

/** What of a room waits to be written. */
interface Pending extends Pick<News, 'entries' | 'gifts'> {
  /** What speech is told of it: only what came since it was last switched on or off. */
  told: Pick<News, 'entries' | 'gifts'> & { generation: number }
  /** What goes into the history, by the settings of the moment in which it came. */
  kept: { entries: Entry[]; marks: Mark[]; frames: Recorded[] }
}

/**
 * Brings what happened into the store, in order, and only then lets it have consequences outside: the relay's
 * acknowledgement and the voice. A worker that dies in between has done neither, and its successor is sent the same
 * frames again.
 */
export class Journal {
  private readonly parts: JournalParts
  private news = new Map<RoomSession, Pending>()
  private relays = new Set<RelayRecord>()
  /** Relays that are to be forgotten. */
  private gone = new Set<string>()
  /** Rooms of which something could not be written, since the last write that went well. */
  private readonly failed = new Set<RoomSession>()
  private retry: ReturnType<typeof setTimeout> | undefined
  private retryMs = FIRST_RETRY_MS
  private timer: ReturnType<typeof setTimeout> | undefined
  private wroteAt = Number.NEGATIVE_INFINITY
  private writing = Promise.resolve()
  /** When the first came of what speech has not been told yet, and is not being written; and of what is. Ms since 1970. */
  private newsSince = Infinity
  private writingSince = Infinity

  constructor(parts: JournalParts) {
    this.parts = parts
  }

  /** Notes what an arrival changed in a room. */
  note(session: RoomSession, { entries, gifts }: Accepted): void {
    const pending = this.pending(session)
    this.newsSince = Math.min(this.newsSince, Date.now())
    const { generation } = this.parts.speaker
    if (pending.told.generation !== generation) pending.told = { generation, entries: [], gifts: [] }
    for (const to of [pending, pending.told]) {
      to.entries.push(...entries)
      to.gifts.push(...gifts)
    }
    if (this.parts.keeps()) pending.kept.entries.push(...entries)
    this.noteMarks(session)
  }

  /** Notes that a room has marks, or is described anew, though no entries came. */
  noteMarks(session: RoomSession): void {
    const { marks } = this.pending(session).kept
    const made = session.takeMarks()
    if (this.parts.keeps()) marks.push(...made)
    this.schedule()
  }

  /** Records what came as it came, where that is asked for. */
  record(session: RoomSession, item: Recorded): void {
    if (!this.parts.keeps() || !this.parts.records()) return
    this.pending(session).kept.frames.push(item)
    this.schedule()
  }

  /** Notes that a relay's record changed. */
  noteRelay(relay: RelayRecord): void {
    this.relays.add(relay)
    this.gone.delete(relay.relay)
    this.schedule()
  }

  /** A relay's page is gone: its record is deleted. */
  forgetRelay(relay: RelayRecord): void {
    this.relays.delete(relay)
    this.gone.add(relay.relay)
    this.schedule()
  }

  /** Tells what the last worker could not write of a room. */
  noteLosses(session: RoomSession, marks: Mark[]): void {
    session.unstored(0, marks, Date.now())
    this.noteMarks(session)
  }

  /** Everything that was noted before this moment has been told to speech; ms since 1970, Infinity: everything at all. */
  get toldUpTo(): number {
    return Math.min(this.newsSince, this.writingSince)
  }

  /** Resolves when everything that is noted by now is written, or could not be, and has been told to speech. */
  async flush(): Promise<void> {
    if (this.timer !== undefined) {
      clearTimeout(this.timer)
      this.begin()
    }
    await this.writing
  }

  /**
   * Does `work` between two writes, after what waits to be written; and forgets what `work` says of what has come
   * meanwhile.
   */
  async between(work: () => Promise<(roomId: string) => boolean>): Promise<void> {
    const done = this.writing.then(async () => {
      if (this.news.size + this.relays.size > 0) await this.write()
      const isForgotten = await work()
      for (const session of [...this.news.keys(), ...this.failed]) {
        if (!isForgotten(session.roomId)) continue
        this.news.delete(session)
        this.failed.delete(session)
        this.parts.losses.keep(session.roomId, [])
      }
    })
    this.writing = done.catch(() => undefined)
    await done
  }

  /** Forgets a person in what waits to be written and to be said. */
  erase(eraser: Eraser): void {
    for (const pending of this.news.values()) {
      const { kept, told } = pending
      for (const news of [pending, told]) {
        news.entries = [...eraser.entries(news.entries)]
        news.gifts = [...eraser.entries(news.gifts)]
      }
      const entries = eraser.entries(kept.entries)
      if (entries === kept.entries) continue
      kept.entries = [...entries]
      kept.frames = []
    }
  }

  private pending(session: RoomSession): Pending {
    const known = this.news.get(session)
    if (known) return known
    const told = { generation: this.parts.speaker.generation, entries: [], gifts: [] }
    const fresh: Pending = { entries: [], gifts: [], told, kept: { entries: [], marks: [], frames: [] } }
    this.news.set(session, fresh)
    return fresh
  }

  private schedule(): void {
    if (this.timer !== undefined) return
    const wait = Math.max(GATHER_MS, this.wroteAt + PERIOD_MS - performance.now())
    this.timer = setTimeout(() => this.begin(), wait)
  }

  private begin(): void {
    this.timer = undefined
    this.wroteAt = performance.now()
    // Speech that stumbles must not stop what comes behind it; what happened is written by then, see `Speaker.hear`.
    this.writing = this.writing.then(() => this.write()).catch(() => undefined)
  }

  private async write(): Promise<void> {
    const { speaker, heard, stored } = this.parts
    const unread = await this.rejoin()
    const news = this.news
    // Copies: what arrives while the write is under way belongs to the next one.
    const relays = [...this.relays].map(relay => ({ ...relay }))
    const gone = [...this.gone]
    this.news = new Map()
    this.relays = new Set()
    this.gone = new Set()
    this.writingSince = this.newsSince
    this.newsSince = Infinity
    const history = [...news].map(([session, { kept }]) => ({ session, ...kept }))
    const changes = {
      entries: history.map(({ session: { roomId }, ...kept }) => ({ roomId, ...kept })),
      rooms: [...news.keys()].map(session => session.stored()),
      relays,
      gone,
    }
    const told = [...news].flatMap(([session, { told }]) =>
      told.generation === speaker.generation ? newsOf(session, told) : [],
    )
    await speaker.hear(told, async speech => {
      this.writingSince = Infinity
      // A full disk must stop neither the feed nor the speech: they go on from memory.
      const failure = unread ?? (await this.tryToWrite({ ...changes, speech }))
      if (failure) this.fail(history, gone, failure.error)
      else this.succeed(history)
      for (const relay of relays) stored(relay)
    })
    heard([...news].map(([session, pending]) => newsOf(session, pending)))
  }

  private tryToWrite(changes: Changes): Promise<{ error: unknown } | undefined> {
    return this.parts.store.write(changes).then(
      () => undefined,
      error => ({ error }),
    )
  }

  /**
   * Nothing is written over a room that has not been read: its numbers would run twice.
   * @returns why it cannot be read, if so
   */
  private rejoin(): Promise<{ error: unknown } | undefined> {
    const joined = ({ session, moved, isStored }: Rejoined) => {
      const pending = this.news.get(session)
      for (const part of pending ? [pending, pending.told] : []) {
        moved.entries(part.entries)
        moved.gifts(part.gifts)
      }
      if (pending) {
        moved.entries(pending.kept.entries)
        moved.marks(pending.kept.marks)
        pending.kept.entries = pending.kept.entries.filter(({ event }) => !isStored(event))
      }
      this.noteMarks(session)
      this.parts.renumbered(session.roomId)
    }
    return this.parts.rooms.rejoin(joined).then(
      () => undefined,
      error => ({ error }),
    )
  }

  private succeed(history: readonly (Pending['kept'] & { session: RoomSession })[]): void {
    clearTimeout(this.retry)
    this.retry = undefined
    this.retryMs = FIRST_RETRY_MS
    for (const { session } of history) {
      this.failed.delete(session)
      this.parts.losses.keep(session.roomId, [])
    }
    this.parts.wrote(
      history.map(({ session, entries }) => ({ roomId: session.roomId, count: entries.length })),
    )
    // There is room again: what could not be told before is.
    for (const session of this.failed) this.noteMarks(session)
  }

  private fail(
    history: readonly (Pending['kept'] & { session: RoomSession })[],
    gone: readonly string[],
    error: unknown,
  ): void {
    for (const relay of gone) this.gone.add(relay)
    for (const { session, entries, marks } of history) {
      session.unstored(entries.length, marks, Date.now())
      this.failed.add(session)
      if (this.parts.keeps()) this.parts.losses.keep(session.roomId, session.untoldMarks)
    }
    this.parts.wrote([], error)
    this.retry ??= setTimeout(() => {
      this.retry = undefined
      for (const session of this.failed) this.noteMarks(session)
    }, this.retryMs)
    this.retryMs = Math.min(2 * this.retryMs, LONGEST_RETRY_MS)
  }
}

function newsOf(
  { roomId, anchor, anchorId, ahead }: RoomSession,
  { entries, gifts }: Pick<News, 'entries' | 'gifts'>,
): News {
  return { roomId, anchor, anchorId, ahead, entries, gifts }
}
