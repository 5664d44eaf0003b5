import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import type { Entry } from '../model/entry.ts'
import type { Eraser } from '../model/eraser.ts'
import type { Mark } from '../model/marks.ts'
import { isReplay } from '../model/replay.ts'
import { publish } from '../model/revision.ts'
import type { Recorded } from '../recording/recorded.ts'
import { type Answer, answerWithout } from '../room/answers.ts'
import type { Accepted, RoomSession } from '../room/session.ts'
import type { Settings } from '../settings/schema.ts'
import type { News } from '../speech/queue/queue.ts'
import type { Speaker } from '../speech/speaker.ts'
import type { Changes, RelayRecord, Store } from '../store/store.ts'
import type { Losses } from './losses.ts'
import type { Notices } from './notices.ts'
import type { Outlets } from './outlets.ts'
import type { Pages } from './pages.ts'
import type { Rejoined, Rooms } from './rooms.ts'

/** Changes are gathered for this long before they are written together; what is spoken waits for it. */
const GATHER_MS = 100
/** Between the starts of two writes: one costs much the same for one entry as for fifty. */
const PERIOD_MS = 200
/**
 * Marks of what was lost go with the next write. Where nothing else comes, one is tried after this time, doubled each time
 * up to the limit.
 */
const FIRST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 60_000

export interface JournalDeps {
  store: Store
  rooms: Rooms
  pages: Pages
  losses: Losses
  speaker: Speaker
  notices: Notices
  outlets: Outlets
  settings: ReadonlySignal<Settings>
  /** The journal writes here up to when speech knows all news, ms since 1970; Infinity: all there is. */
  toldUpTo: Signal<number>
}

/** How a write went: how many entries of which rooms it kept, or why it failed. */
export interface Written {
  kept: { roomId: string; count: number }[]
  error?: unknown
}

/** What of a room waits to be written. */
interface Pending extends Pick<News, 'entries' | 'gifts'> {
  /** What speech is told of it: only what came since speech was last switched on or off. */
  told: Pick<News, 'entries' | 'gifts'> & { generation: number }
  /** What goes into the history, by the settings of the moment in which it came. */
  kept: Kept
}
interface Kept {
  entries: Entry[]
  marks: Mark[]
  frames: Recorded[]
  answers: Answer[]
}

/** All that one write is about; what comes while it is under way belongs to the next. */
interface Plan {
  /** What happened, for notifications, and of it what is to be said. */
  news: News[]
  said: News[]
  /** `all`: kept or not. */
  history: (Kept & { session: RoomSession; all: Entry[] })[]
  changes: Changes & { gone: string[] }
}

/**
 * Writes what happened to the store, in order, and only then lets it have consequences: the relay's acknowledgement and
 * the voice. A worker that dies before has done neither, and the next one is sent the same frames again.
 */
export class Journal {
  readonly #deps: JournalDeps
  #news = new Map<RoomSession, Pending>()
  #relays = new Set<RelayRecord>()
  /** Relays to be deleted. */
  #gone = new Set<string>()
  /** Rooms of which something could not be written since the last write that succeeded. */
  readonly #failed = new Set<RoomSession>()
  #retry: ReturnType<typeof setTimeout> | undefined
  #retryMs = FIRST_RETRY_MS
  #timer: ReturnType<typeof setTimeout> | undefined
  #wroteAt = Number.NEGATIVE_INFINITY
  #writing = Promise.resolve()
  /** When the first news came that speech does not know and that waits, or is being written; ms since 1970. */
  #waitingSince = Infinity
  #writingSince = Infinity
  readonly #written = signal<Written>({ kept: [] })

  constructor(deps: JournalDeps) {
    this.#deps = deps
  }

  /** How the last write went. */
  get written(): ReadonlySignal<Written> {
    return this.#written
  }

  /** Notes what an arrival changed in a room. */
  note(session: RoomSession, { entries, gifts }: Accepted): void {
    const pending = this.#pending(session)
    this.#waitingSince = Math.min(this.#waitingSince, Date.now())
    this.#updateToldUpTo()
    const { generation } = this.#deps.speaker
    if (pending.told.generation !== generation) pending.told = { generation, entries: [], gifts: [] }
    for (const to of [pending, pending.told]) {
      to.entries.push(...entries)
      to.gifts.push(...gifts)
    }
    if (this.#history.keep) pending.kept.entries.push(...entries)
    this.noteMarks(session)
  }

  /** Notes that a room has marks or another description, though no entries. */
  noteMarks(session: RoomSession): void {
    const { marks } = this.#pending(session).kept
    const made = session.takeMarks()
    if (this.#history.keep) marks.push(...made)
    this.#schedule()
  }

  /** Notes an item as it was captured, where recording is on. */
  record(session: RoomSession, item: Recorded): void {
    const { keep, frames } = this.#history
    if (!keep || !frames) return
    this.#pending(session).kept.frames.push(item)
    this.#schedule()
  }

  /** Writes what the user has ticked in a room, with all that waits. */
  async answer(session: RoomSession, answer: Answer): Promise<void> {
    if (!this.#history.keep || isReplay(session.roomId)) return
    this.#pending(session).kept.answers.push(answer)
    this.#schedule()
    await this.flush()
  }

  /** Notes that a relay's record changed. */
  noteRelay(relay: RelayRecord): void {
    this.#relays.add(relay)
    this.#gone.delete(relay.relay)
    this.#schedule()
  }

  /** Notes that a relay's record is to be deleted. */
  forgetRelay(relay: RelayRecord): void {
    this.#relays.delete(relay)
    this.#gone.add(relay.relay)
    this.#schedule()
  }

  /** Notes what the last worker could not write of a room. */
  noteLosses(session: RoomSession, marks: Mark[]): void {
    session.unstored(0, marks, Date.now())
    this.noteMarks(session)
  }

  /** Resolves when all that is noted by now is written, or could not be, and speech knows it. */
  async flush(): Promise<void> {
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer)
      this.#begin()
    }
    await this.#writing
  }

  /**
   * Does `work` between two writes, after what waits is written. Then drops what came meanwhile of the rooms for which
   * the result of `work` returns true.
   */
  async between(work: () => Promise<(roomId: string) => boolean>): Promise<void> {
    const done = this.#writing.then(async () => {
      if (this.#news.size + this.#relays.size > 0) await this.#write()
      const isForgotten = await work()
      for (const session of [...this.#news.keys(), ...this.#failed]) {
        if (!isForgotten(session.roomId)) continue
        this.#news.delete(session)
        this.#failed.delete(session)
        this.#deps.losses.keep(session.roomId, [])
      }
    })
    this.#writing = done.catch(() => undefined)
    await done
  }

  /** Forgets a person in what waits to be written and said. */
  erase(eraser: Eraser): void {
    for (const pending of this.#news.values()) {
      const { kept, told } = pending
      for (const news of [pending, told]) {
        news.entries = [...eraser.entries(news.entries)]
        news.gifts = [...eraser.entries(news.gifts)]
      }
      kept.answers = kept.answers.flatMap(answer => answerWithout(answer, eraser) ?? [])
      const entries = eraser.entries(kept.entries)
      if (entries === kept.entries) continue
      kept.entries = [...entries]
      kept.frames = []
    }
  }

  get #history() {
    return this.#deps.settings.peek().history
  }

  #pending(session: RoomSession): Pending {
    const known = this.#news.get(session)
    if (known) return known
    const told = { generation: this.#deps.speaker.generation, entries: [], gifts: [] }
    const fresh: Pending = {
      entries: [],
      gifts: [],
      told,
      kept: { entries: [], marks: [], frames: [], answers: [] },
    }
    this.#news.set(session, fresh)
    return fresh
  }

  #updateToldUpTo(): void {
    publish(this.#deps.toldUpTo, Math.min(this.#waitingSince, this.#writingSince))
  }

  #schedule(): void {
    if (this.#timer !== undefined) return
    const wait = Math.max(GATHER_MS, this.#wroteAt + PERIOD_MS - performance.now())
    this.#timer = setTimeout(() => this.#begin(), wait)
  }

  #begin(): void {
    this.#timer = undefined
    this.#wroteAt = performance.now()
    // An error of speech or of a reader must not stop the next write; what happened is stored by then.
    this.#writing = this.#writing.then(() => this.#write()).catch(() => undefined)
  }

  /** Plans what will be said, writes all of it in one transaction, and lets it go: see `speaker.hear` for the voice. */
  async #write(): Promise<void> {
    const { speaker, notices, outlets, pages } = this.#deps
    const unread = await this.#rejoin()
    const plan = this.#plan()
    let written: Written | undefined
    try {
      await speaker.hear(plan.said, async speech => {
        this.#writingSince = Infinity
        this.#updateToldUpTo()
        // A full disk stops neither feed nor speech: they go on from memory, and what could not be stored is acknowledged.
        const failure = unread ?? (await this.#tryToWrite({ ...plan.changes, speech }))
        for (const relay of plan.changes.relays) pages.acknowledge(relay)
        written = failure ? this.#fail(plan, failure.error) : this.#succeed(plan)
        for (const { session, all, entries } of plan.history)
          outlets.hear(session, all, !failure && entries.length > 0)
      })
    } finally {
      // Readers come last: one that throws loses no acknowledgement and nothing that is to be said.
      if (written) publish(this.#written, written)
    }
    for (const { roomId, entries } of plan.news) notices.hear(roomId, entries, Date.now())
  }

  /** Takes all that waits. */
  #plan(): Plan {
    const { speaker } = this.#deps
    const waiting = [...this.#news]
    const plan: Plan = {
      news: waiting.map(([session, pending]) => newsOf(session, pending)),
      said: waiting.flatMap(([session, { told }]) =>
        told.generation === speaker.generation ? newsOf(session, told) : [],
      ),
      history: waiting.map(([session, { kept, entries }]) => ({ session, ...kept, all: entries })),
      changes: {
        entries: waiting.map(([{ roomId }, { kept }]) => ({ roomId, ...kept })),
        rooms: waiting.map(([session]) => session.stored()),
        // Copies: relays go on while the write is under way.
        relays: [...this.#relays].map(relay => ({ ...relay })),
        gone: [...this.#gone],
      },
    }
    this.#news = new Map()
    this.#relays = new Set()
    this.#gone = new Set()
    this.#writingSince = this.#waitingSince
    this.#waitingSince = Infinity
    return plan
  }

  #tryToWrite(changes: Changes): Promise<{ error: unknown } | undefined> {
    return this.#deps.store.write(changes).then(
      () => undefined,
      error => ({ error }),
    )
  }

  /**
   * Reads the rooms that could not be read when they were opened. Nothing is written before that: entries would get
   * numbers that are taken.
   * @returns why they cannot be read, if so
   */
  #rejoin(): Promise<{ error: unknown } | undefined> {
    const joined = ({ session, moved, isStored }: Rejoined) => {
      const pending = this.#news.get(session)
      for (const part of pending ? [pending, pending.told] : []) {
        moved.entries(part.entries)
        moved.gifts(part.gifts)
      }
      if (pending) {
        moved.entries(pending.kept.entries)
        moved.marks(pending.kept.marks)
        if (pending.kept.answers.length > 0)
          pending.kept.answers = this.#deps.rooms.answers(session.roomId)?.all ?? []
        pending.kept.entries = pending.kept.entries.filter(({ event }) => !isStored(event))
      }
      this.noteMarks(session)
    }
    return this.#deps.rooms.rejoin(joined).then(
      () => undefined,
      error => ({ error }),
    )
  }

  #succeed({ history }: Plan): Written {
    clearTimeout(this.#retry)
    this.#retry = undefined
    this.#retryMs = FIRST_RETRY_MS
    for (const { session } of history) {
      this.#failed.delete(session)
      this.#deps.losses.keep(session.roomId, [])
    }
    // The disk has space again: what was lost of the other rooms can be marked.
    for (const session of this.#failed) this.noteMarks(session)
    return {
      kept: history.map(({ session, entries }) => ({ roomId: session.roomId, count: entries.length })),
    }
  }

  #fail({ history, changes }: Plan, error: unknown): Written {
    for (const relay of changes.gone) this.#gone.add(relay)
    for (const { session, entries, marks, answers } of history) {
      // A room that was never read takes what is stored of it for new.
      const ids = this.#deps.rooms.isBlind(session.roomId) ? entries.map(({ event }) => event.id) : undefined
      session.unstored(entries.length, marks, Date.now(), ids)
      this.#failed.add(session)
      // They go with the next write.
      if (answers.length > 0) this.#pending(session).kept.answers.unshift(...answers)
      if (this.#history.keep) this.#deps.losses.keep(session.roomId, session.untoldMarks)
    }
    this.#retry ??= setTimeout(() => {
      this.#retry = undefined
      for (const session of this.#failed) this.noteMarks(session)
    }, this.#retryMs)
    this.#retryMs = Math.min(2 * this.#retryMs, LONGEST_RETRY_MS)
    return { kept: [], error }
  }
}

function newsOf(
  { roomId, anchor, anchorId, ahead }: RoomSession,
  { entries, gifts }: Pick<News, 'entries' | 'gifts'>,
): News {
  return { roomId, anchor, anchorId, ahead, entries, gifts }
}
