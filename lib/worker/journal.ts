import type { Eraser } from '../model/eraser.ts'
import type { Recorded } from '../recording/recorded.ts'
import type { Entry } from '../room/entry.ts'
import type { Mark } from '../room/marks.ts'
import type { Accepted, RoomSession } from '../room/session.ts'
import type { News } from '../speech/queue/queue.ts'
import type { Speaker } from '../speech/speaker.ts'
import type { RelayRecord, Store } from '../store/store.ts'

/** Changes are gathered for this long before they are written together; what is spoken waits for it. */
const GATHER_MS = 100
/** Between the beginnings of two writes: one costs much the same for one entry as for fifty. */
const PERIOD_MS = 200

export interface JournalParts {
  store: Store
  speaker: Speaker
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
    this.schedule()
  }

  /** A relay's page is gone: its record is not written any more. */
  forgetRelay(relay: RelayRecord): void {
    this.relays.delete(relay)
  }

  /** Everything that was noted before this moment has been told to speech; ms since 1970, Infinity: everything at all. */
  get toldUpTo(): number {
    return Math.min(this.newsSince, this.writingSince)
  }

  /** Resolves when everything that is noted by now has been told to speech. */
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
      for (const session of this.news.keys()) if (isForgotten(session.roomId)) this.news.delete(session)
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
    // One write that fails must not stop those behind it.
    this.writing = this.writing.then(() => this.write()).catch(() => undefined)
  }

  private async write(): Promise<void> {
    const { store, speaker, heard, stored, wrote } = this.parts
    const news = this.news
    // Copies: what arrives while the write is under way belongs to the next one.
    const relays = [...this.relays].map(relay => ({ ...relay }))
    this.news = new Map()
    this.relays = new Set()
    this.writingSince = this.newsSince
    this.newsSince = Infinity
    const history = [...news].map(([session, { kept }]) => ({ session, ...kept }))
    const changes = {
      entries: history.map(({ session: { roomId }, ...kept }) => ({ roomId, ...kept })),
      rooms: [...news.keys()].map(session => session.stored()),
      relays,
    }
    const told = [...news].flatMap(([session, { told }]) =>
      told.generation === speaker.generation ? newsOf(session, told) : [],
    )
    await speaker.hear(told, async speech => {
      this.writingSince = Infinity
      // A full disk must stop neither the feed nor the speech: they go on from memory.
      await store.write({ ...changes, speech }).then(
        () =>
          wrote(history.map(({ session, entries }) => ({ roomId: session.roomId, count: entries.length }))),
        error => {
          for (const { session, entries, marks } of history)
            session.unstored(entries.length, marks, Date.now())
          wrote([], error)
        },
      )
      for (const relay of relays) stored(relay)
    })
    heard([...news].map(([session, pending]) => newsOf(session, pending)))
  }
}

function newsOf(
  { roomId, anchor, anchorId, ahead }: RoomSession,
  { entries, gifts }: Pick<News, 'entries' | 'gifts'>,
): News {
  return { roomId, anchor, anchorId, ahead, entries, gifts }
}
