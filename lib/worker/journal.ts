import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core'
import type { Entry } from '../model/entry.ts'
import type { Eraser } from '../model/eraser.ts'
import type { Mark } from '../model/marks.ts'
import { isReplay } from '../model/replay.ts'
import { publish } from '../model/revision.ts'
import type { Recorded } from '../recording/recorded.ts'
import { type Answer, answerWithout } from '../room/answers.ts'
import type { Accepted, RoomSession } from '../room/session.ts'
import type { Settings } from '../settings/schema/schema.ts'
import type { News } from '../speech/queue/queue.ts'
import type { Speaker } from '../speech/speaker.ts'
import type { Changes, RelayRecord, Store } from '../store/store.ts'
import type { Losses } from './losses.ts'
import type { Notices } from './notices.ts'
import type { Outlets } from './outlets.ts'
import type { Pages } from './pages.ts'
import type { Rejoined, Rooms } from './rooms.ts'

/** Changes within this time are written together; speech waits for it. */
const GATHER_MS = 100
/** Between starts of writes: one entry costs much the same as fifty. */
const PERIOD_MS = 200
/** The same while something is forwarded, which waits for the write too and is to be there at once, and few came. */
const GATHER_TO_FORWARD_MS = 15
const PERIOD_TO_FORWARD_MS = 40
const FEW = 50
/** Marks of losses go with the next write. Without one, a try follows after this time, doubled up to the limit. */
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
  /** Up to when speech knows all news, ms since 1970; Infinity: all there is. */
  toldUpTo: Signal<number>
}

/** The last write: entries kept by room, or why it failed. */
export interface Written {
  kept: { roomId: string; count: number }[]
  error?: unknown
}

/** A room's unwritten changes. */
interface Pending extends Pick<News, 'entries' | 'gifts'> {
  /** For speech: only since it was last switched. */
  told: Pick<News, 'entries' | 'gifts'> & { generation: number }
  /** For the history, by the settings at arrival. */
  kept: Kept
}
interface Kept {
  entries: Entry[]
  marks: Mark[]
  frames: Recorded[]
  answers: Answer[]
}

/** One write; what arrives during it belongs to the next. */
interface Plan {
  /** For notifications and speech. */
  news: News[]
  said: News[]
  /** `all`: even if not kept. */
  history: (Kept & { session: RoomSession; all: Entry[] })[]
  changes: Changes & { gone: string[] }
}

/**
 * Writes what happened to the store, in order, and only then acknowledges it to the relay and gives it to the voice.
 * If the worker dies before, the next one gets the same frames again.
 */
export class Journal {
  readonly #deps: JournalDeps
  #news = new Map<RoomSession, Pending>()
  #relays = new Set<RelayRecord>()
  /** Relays to delete. */
  #gone = new Set<string>()
  /** Rooms with failures since the last successful write. */
  readonly #failed = new Set<RoomSession>()
  #retry: ReturnType<typeof setTimeout> | undefined
  #retryMs = FIRST_RETRY_MS
  #timer: ReturnType<typeof setTimeout> | undefined
  #wroteAt = Number.NEGATIVE_INFINITY
  #wroteFew = true
  #writing = Promise.resolve()
  /** When the oldest news that speech does not know came, ms since 1970. */
  #waitingSince = Infinity
  #writingSince = Infinity
  readonly #written = signal<Written>({ kept: [] })

  constructor(deps: JournalDeps) {
    this.#deps = deps
  }

  get written(): ReadonlySignal<Written> {
    return this.#written
  }

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

  /** A room has marks or another description, but no entries. */
  noteMarks(session: RoomSession): void {
    const { marks } = this.#pending(session).kept
    const made = session.takeMarks()
    if (this.#history.keep) marks.push(...made)
    this.#schedule()
  }

  /** Notes a captured item, if recording. */
  record(session: RoomSession, item: Recorded): void {
    const { keep, frames } = this.#history
    if (!keep || !frames) return
    this.#pending(session).kept.frames.push(item)
    this.#schedule()
  }

  /** Writes an answer, with all that waits. */
  async answer(session: RoomSession, answer: Answer): Promise<void> {
    if (!this.#history.keep || isReplay(session.roomId)) return
    this.#pending(session).kept.answers.push(answer)
    this.#schedule()
    await this.flush()
  }

  noteRelay(relay: RelayRecord): void {
    this.#relays.add(relay)
    this.#gone.delete(relay.relay)
    this.#schedule()
  }

  /** Deletes the record with the next write. */
  forgetRelay(relay: RelayRecord): void {
    this.#relays.delete(relay)
    this.#gone.add(relay.relay)
    this.#schedule()
  }

  /** Losses that the last worker could not write. */
  noteLosses(session: RoomSession, marks: Mark[]): void {
    session.unstored(0, marks, Date.now())
    this.noteMarks(session)
  }

  /** Resolves when all noted until now is written or failed, and speech knows it. */
  async flush(): Promise<void> {
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer)
      this.#begin()
    }
    await this.#writing
  }

  /**
   * Writes what waits, then does `work` between two writes. Drops what arrived during it of the rooms that its result
   * selects.
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

  /** Forgets a person in what waits. */
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
    const isUrgent = this.#deps.outlets.isOn && this.#wroteFew
    const gather = isUrgent ? GATHER_TO_FORWARD_MS : GATHER_MS
    const period = isUrgent ? PERIOD_TO_FORWARD_MS : PERIOD_MS
    const wait = Math.max(gather, this.#wroteAt + period - performance.now())
    this.#timer = setTimeout(() => this.#begin(), wait)
  }

  #begin(): void {
    this.#timer = undefined
    this.#wroteAt = performance.now()
    // An error of speech or a reader must not stop the next write; the news is stored.
    this.#writing = this.#writing.then(() => this.#write()).catch(() => undefined)
  }

  /** Plans what is said and writes all in one transaction, then releases it: see `speaker.hear`. */
  async #write(): Promise<void> {
    const { speaker, notices, outlets, pages } = this.#deps
    const unread = await this.#rejoin()
    const plan = this.#plan()
    let written: Written | undefined
    try {
      await speaker.hear(plan.said, async speech => {
        this.#writingSince = Infinity
        this.#updateToldUpTo()
        // A full disk stops neither feed nor speech: they run from memory, and what could not be stored is
        // acknowledged.
        const failure = unread ?? (await this.#tryToWrite({ ...plan.changes, speech }))
        for (const relay of plan.changes.relays) pages.acknowledge(relay)
        written = failure ? this.#fail(plan, failure.error) : this.#succeed(plan)
        for (const { session, all, entries } of plan.history)
          outlets.hear(session, all, !failure && entries.length > 0)
      })
    } finally {
      // Readers last: one that throws must cost no acknowledgement and no speech.
      if (written) publish(this.#written, written)
    }
    for (const { roomId, entries } of plan.news) notices.hear(roomId, entries, Date.now())
  }

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
        // Copies: relays continue during the write.
        relays: [...this.#relays].map(relay => ({ ...relay })),
        gone: [...this.#gone],
      },
    }
    this.#wroteFew = waiting.reduce((sum, [, { entries }]) => sum + entries.length, 0) <= FEW
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
   * Reads the rooms that could not be read on opening. Nothing is written before: entries would get taken numbers.
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
    // The disk has space again: mark the other rooms' losses.
    for (const session of this.#failed) this.noteMarks(session)
    return {
      kept: history.map(({ session, entries }) => ({ roomId: session.roomId, count: entries.length })),
    }
  }

  #fail({ history, changes }: Plan, error: unknown): Written {
    for (const relay of changes.gone) this.#gone.add(relay)
    for (const { session, entries, marks, answers } of history) {
      // A room never read takes what is stored of it for new.
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
