import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import type { ErasedSessions } from '../messages/erased.ts'
import type { HistoryCommand } from '../messages/history.ts'
import type { StoreProblem } from '../messages/panel.ts'
import type { Eraser } from '../model/eraser.ts'
import { publish, whenChanged } from '../model/revision.ts'
import type { Settings } from '../settings/schema/schema.ts'
import type { Speaker } from '../speech/speaker.ts'
import { eraseEverything, eraseSession } from '../store/erase.ts'
import { beginErasing, endErasing, eraseKept, unfinishedErasings } from '../store/erase-person.ts'
import { SEALED_BYTES, sealRecording } from '../store/recordings.ts'
import { takeOutDamaged } from '../store/repair.ts'
import { outlived } from '../store/retention.ts'
import { SEALED_ENTRIES, sealTail } from '../store/seal.ts'
import { isSound } from '../store/sound.ts'
import type { Store } from '../store/store.ts'
import type { Journal, Written } from './journal.ts'
import type { Outlets } from './outlets.ts'
import type { Pages } from './pages.ts'
import type { Rooms } from './rooms.ts'

/** Between checks for age and size. */
const TIDY_MS = 10 * 60_000
/** For silent rooms without history, and unfinished imports. */
const FORGET_MS = 24 * 60 * 60_000

/** Deleted with the history: thanked givers, the pinned message. */
export interface Beside {
  forget: (isGone: (roomId: string) => boolean) => Promise<void>
  erase: (eraser: Eraser) => Promise<void>
}

export interface KeeperDeps {
  store: Store
  settings: ReadonlySignal<Settings>
  rooms: Rooms
  pages: Pages
  journal: Journal
  speaker: Speaker
  outlets: Outlets
  beside: Beside
  isFull: () => Promise<boolean>
  /** Keeps a busy worker alive. */
  stayAwake: (isBusy: boolean) => void
  /** Tells pages other than panels. */
  tellErased: (sessions: ErasedSessions) => void
}

/** Seals tails, deletes old sessions, erases on command. */
export class Keeper {
  readonly #deps: KeeperDeps
  #work: Promise<unknown> = Promise.resolve()
  readonly #unsealed = new Map<string, number>()
  #tidiedAt = 0
  /** Why the last write failed, if it did. */
  #failure: unknown
  readonly #writeProblem = signal<StoreProblem | null>(null)
  readonly #erasures = signal(0)
  /** Null: all can be stored and read. */
  readonly problem: ReadonlySignal<StoreProblem | null>

  constructor(deps: KeeperDeps) {
    this.#deps = deps
    const { rooms, journal } = deps
    this.problem = computed(
      () => this.#writeProblem.value ?? (rooms.damaged.value.size > 0 ? 'damaged' : null),
    )
    whenChanged(journal.written, written => this.#wrote(written))
  }

  /** Lets pages drop earlier entries. */
  get erasures(): ReadonlySignal<number> {
    return this.#erasures
  }

  #wrote({ kept, error }: Written): void {
    this.#failure = error
    if (error === undefined) publish(this.#writeProblem, null)
    else void this.#explain(error)
    for (const { roomId, count } of kept) {
      const unsealed = (this.#unsealed.get(roomId) ?? 0) + count
      this.#unsealed.set(roomId, unsealed < SEALED_ENTRIES ? unsealed : 0)
      if (unsealed >= SEALED_ENTRIES) void this.#tryTo(() => this.#seal(roomId, true))
    }
    if (Date.now() - this.#tidiedAt > TIDY_MS) void this.tidy()
  }

  /** Without space a browser often reports an internal error only. */
  async #explain(error: unknown): Promise<void> {
    const isFull = isQuotaError(error) || (await this.#deps.isFull().catch(() => false))
    if (this.#failure === error) publish(this.#writeProblem, isFull ? 'full' : 'refused')
  }

  #next(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work)
    this.#work = done.catch(() => undefined)
    return done
  }

  /** Failed work is repeated next time. */
  #tryTo(work: () => Promise<void>): Promise<void> {
    return this.#next(work).catch(() => undefined)
  }

  readonly #isLive = (roomId: string) => this.#deps.pages.tabsOf(roomId).length > 0

  /** @param whole only what fills a pack or piece */
  async #seal(id: string, whole: boolean): Promise<void> {
    const { store } = this.#deps
    while (await sealTail(store.tables, id, whole ? SEALED_ENTRIES : 1));
    while (await sealRecording(store.tables, id, whole ? SEALED_BYTES : 1));
  }

  /** Finishes interrupted erasing, deletes what is too old, seals ended sessions. */
  async tidy(): Promise<void> {
    this.#tidiedAt = Date.now()
    await this.#tryTo(() => this.#finishErasing())
    await this.#tryTo(async () => {
      const { tables } = this.#deps.store
      const { days, megabytes, keep } = this.#deps.settings.peek().history
      const sessions = (await tables.sessions.toArray()).filter(session => isSound('session', session))
      const limits = { days, bytes: megabytes * 1e6 }
      const old = outlived(sessions, limits, Date.now(), this.#isLive)
      const broken = sessions.filter(({ incomplete = Infinity }) => incomplete < Date.now() - FORGET_MS)
      await this.#eraseSessions([...old, ...broken.map(({ id }) => id)])
      for (const { id, n, sealed, origin, frames } of sessions) {
        // A failing session must not stop others; on a full disk a cut write would cost the whole database.
        if ((n > sealed || frames > 0) && origin === 'live' && !(await this.#deps.isFull()))
          await this.#seal(id, this.#isLive(id)).catch(() => undefined)
      }
      await this.#forgetRooms(new Set(await tables.sessions.toCollection().primaryKeys()), keep)
    })
  }

  async #finishErasing(): Promise<void> {
    for (const person of await unfinishedErasings(this.#deps.store.tables)) await this.#erasePerson(person)
  }

  /**
   * Erases a person from the store while rooms continue; then, between two writes, from memory and what arrived since.
   * If the worker dies or the store refuses, `#finishErasing` completes it.
   */
  async #erasePerson(person: string): Promise<void> {
    const { store, journal, rooms, pages, speaker, outlets, beside, stayAwake } = this.#deps
    const { tables } = store
    const isNothingForgotten = () => false
    const forget = (eraser: Eraser) => {
      rooms.erase(eraser)
      journal.erase(eraser)
      outlets.erase(eraser)
    }
    // A long history outlasts an idle worker.
    stayAwake(true)
    try {
      await journal.between(async () => isNothingForgotten)
      const eraser = await beginErasing(tables, person, rooms.namesOf(person))
      const heard = await eraseKept(tables, eraser)
      await journal.between(async () => {
        forget(eraser)
        pages.erase(eraser, roomId => rooms.get(roomId)?.anchorId)
        await Promise.all([speaker.erase(eraser), beside.erase(eraser)])
        await eraseKept(tables, eraser, heard)
        await endErasing(tables, eraser)
        // New events are still unwritten.
        forget(eraser)
        return isNothingForgotten
      })
    } finally {
      stayAwake(false)
    }
    this.#publishErased(null)
  }

  /** Deletes the state of rooms without history. */
  async #forgetRooms(kept: ReadonlySet<string>, keep: boolean): Promise<void> {
    const { tables } = this.#deps.store
    const before = keep ? Date.now() - FORGET_MS : Infinity
    const old = await tables.rooms.where('lastFrameAt').below(before).primaryKeys()
    await tables.rooms.bulkDelete(old.filter(id => !kept.has(id) && !this.#isLive(id)))
  }

  /** One by one: the journal writes in between. */
  async #eraseSessions(ids: readonly string[]): Promise<void> {
    const { store, journal, rooms, outlets, beside } = this.#deps
    if (ids.length === 0) return
    for (const id of ids) {
      const isGone = (roomId: string) => roomId === id
      await journal.between(async () => {
        await eraseSession(store.tables, id)
        rooms.drop(isGone)
        outlets.drop(isGone)
        await beside.forget(isGone)
        return isGone
      })
      rooms.clearDamage(isGone)
    }
    this.#publishErased(ids)
  }

  #publishErased(sessions: ErasedSessions): void {
    publish(this.#erasures, this.#erasures.peek() + 1)
    this.#deps.tellErased(sessions)
  }

  /**
   * From the history page.
   * @throws if the store refuses
   */
  async command(command: HistoryCommand): Promise<void> {
    const { store, journal, rooms, speaker, outlets, beside } = this.#deps
    // First: the speaker would rewrite the deleted record.
    if (command.command !== 'erase-person' && command.command !== 'take-out') speaker.forget()
    await this.#next(async () => {
      switch (command.command) {
        case 'erase-sessions':
          return this.#eraseSessions(command.ids)
        case 'take-out':
          await takeOutDamaged(store.tables, command.id)
          rooms.clearDamage(roomId => roomId === command.id)
          return
        case 'erase-person':
          return this.#erasePerson(command.person)
        case 'erase-everything':
          await journal.between(async () => {
            await eraseEverything(store.tables)
            rooms.drop(() => true)
            outlets.restart()
            await beside.forget(() => true)
            return () => true
          })
          rooms.clearDamage(() => true)
      }
      this.#publishErased(null)
    })
  }
}

function isQuotaError(error: unknown): boolean {
  const inner = error instanceof Error && 'inner' in error ? error.inner : undefined
  return [error, inner].map(nameOf).includes('QuotaExceededError')
}

function nameOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'name') : undefined
}
