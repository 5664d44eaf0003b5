import type { ErasedSessions } from '../messages/erased.ts'
import type { HistoryCommand } from '../messages/history.ts'
import type { StoreProblem } from '../messages/panel.ts'
import type { Eraser } from '../model/eraser.ts'
import type { HistorySettings } from '../settings/history.ts'
import { eraseEverything, eraseSession } from '../store/erase.ts'
import { beginErasing, endErasing, eraseKept, unfinishedErasings } from '../store/erase-person.ts'
import { SEALED_BYTES, sealRecording } from '../store/recordings.ts'
import { takeOutDamaged } from '../store/repair.ts'
import { outlived } from '../store/retention.ts'
import { SEALED_ENTRIES, sealTail } from '../store/seal.ts'
import { isSound } from '../store/sound.ts'
import type { Store } from '../store/store.ts'
import type { Journal } from './journal.ts'
import type { Panels } from './panels.ts'
import type { Rooms } from './rooms.ts'

/** Between two looks at what is too old or too much. */
const TIDY_MS = 10 * 60_000
/**
 * What is known of a room that is not kept is forgotten when it has been silent for this long, an import that did not
 * come to its end when it is so old.
 */
const FORGET_MS = 24 * 60 * 60_000

export interface KeeperParts {
  store: Pick<Store, 'tables'>
  settings: () => HistorySettings
  /** Whether a page shows the room now. */
  isLive: (roomId: string) => boolean
  journal: () => Journal
  rooms: Rooms
  panels: () => Panels
  /** Whether there is no room left for anything of ours. */
  isFull: () => Promise<boolean>
  /** Lets speech forget what it has said and has yet to say. */
  forgetSpeech: () => void
  /** Lets all that lives beside rooms and journal forget a person; resolves when what of it is stored has. */
  forgetPerson: (eraser: Eraser) => Promise<void>
  /** Keeps the worker from being ended for having nothing to do, until it is told otherwise. */
  stayAwake: (isBusy: boolean) => void
  /** Forgets whom the user has thanked in rooms that are gone. */
  forgetThanks: (isGone: (roomId: string) => boolean) => Promise<void>
  /** Tells pages other than panels that something is gone. */
  erased: (sessions: ErasedSessions) => void
}

/** Keeps the history in shape behind the journal's back: seals tails, throws out what has outlived, deletes when asked. */
export class Keeper {
  private readonly parts: KeeperParts
  /** One thing at a time. */
  private work: Promise<unknown> = Promise.resolve()
  private readonly unsealed = new Map<string, number>()
  private tidiedAt = 0
  private trouble: StoreProblem | null = null
  /** Rooms that were heard since the worker began, of which not all can be read. */
  private readonly damaged = new Set<string>()
  /** Why the last write failed; undefined: it did not. */
  private failure: unknown

  constructor(parts: KeeperParts) {
    this.parts = parts
  }

  /** Why nothing can be kept, or that something kept cannot be read; null where all is well. */
  get problem(): StoreProblem | null {
    return this.trouble ?? (this.damaged.size > 0 ? 'damaged' : null)
  }

  /** Not all that is stored of a room can be read. */
  noteDamage(roomId: string): void {
    if (this.damaged.has(roomId)) return
    this.damaged.add(roomId)
    this.parts.panels().storeChanged()
  }

  /** The journal wrote entries, or could not. */
  wrote(kept: readonly { roomId: string; count: number }[], error?: unknown): void {
    this.failure = error
    if (error === undefined) this.tell(null)
    else void this.explain(error)
    for (const { roomId, count } of kept) {
      const unsealed = (this.unsealed.get(roomId) ?? 0) + count
      this.unsealed.set(roomId, unsealed < SEALED_ENTRIES ? unsealed : 0)
      if (unsealed >= SEALED_ENTRIES) void this.tryTo(() => this.seal(roomId, true))
    }
    if (Date.now() - this.tidiedAt > TIDY_MS) void this.tidy()
  }

  /** A browser without room often says only that something inside it went wrong. */
  private async explain(error: unknown): Promise<void> {
    const isFull = isQuotaError(error) || (await this.parts.isFull().catch(() => false))
    if (this.failure === error) this.tell(isFull ? 'full' : 'refused')
  }

  private tell(problem: StoreProblem | null): void {
    if (problem === this.trouble) return
    this.trouble = problem
    this.parts.panels().storeChanged()
  }

  private next(work: () => Promise<void>): Promise<void> {
    const done = this.work.then(work)
    this.work = done.catch(() => undefined)
    return done
  }

  /** What cannot be done now is done the next time. */
  private tryTo(work: () => Promise<void>): Promise<void> {
    return this.next(work).catch(() => undefined)
  }

  /** @param whole only what makes a pack or a piece of its own; else all that there is */
  private async seal(id: string, whole: boolean): Promise<void> {
    while (await sealTail(this.parts.store.tables, id, whole ? SEALED_ENTRIES : 1));
    while (await sealRecording(this.parts.store.tables, id, whole ? SEALED_BYTES : 1));
  }

  /** Ends what the last worker could not, throws out what has outlived, and seals the sessions that have ended. */
  async tidy(): Promise<void> {
    this.tidiedAt = Date.now()
    await this.tryTo(() => this.finishErasing())
    await this.tryTo(async () => {
      const { store, isLive, settings } = this.parts
      const { tables } = store
      const { days, megabytes, keep } = settings()
      const sessions = (await tables.sessions.toArray()).filter(session => isSound('session', session))
      const gone = outlived(sessions, { days, bytes: megabytes * 1e6 }, Date.now(), isLive)
      const broken = sessions.filter(({ incomplete = Infinity }) => incomplete < Date.now() - FORGET_MS)
      await this.eraseSessions([...gone, ...broken.map(({ id }) => id)])
      for (const { id, n, sealed, origin, frames } of sessions) {
        // One that cannot be sealed now keeps no other from it.
        if ((n > sealed || frames > 0) && origin === 'live')
          await this.seal(id, isLive(id)).catch(() => undefined)
      }
      await this.forgetRooms(new Set(await tables.sessions.toCollection().primaryKeys()), keep)
    })
  }

  private async finishErasing(): Promise<void> {
    for (const person of await unfinishedErasings(this.parts.store.tables)) await this.erasePerson(person)
  }

  /**
   * Erases a person: from what is kept while rooms go on, then between two writes from what is at hand and from what came
   * meanwhile. A worker that dies in between, or that the store refuses, leaves the rest to `finishErasing`.
   */
  private async erasePerson(person: string): Promise<void> {
    const { store, journal, rooms, forgetPerson, stayAwake } = this.parts
    const { tables } = store
    const isNothingForgotten = () => false
    const forget = (eraser: Eraser) => {
      rooms.erase(eraser)
      journal().erase(eraser)
    }
    // A long history takes longer to go through than an idle worker lives.
    stayAwake(true)
    try {
      await journal().between(async () => isNothingForgotten)
      const eraser = await beginErasing(tables, person, rooms.namesOf(person))
      const heard = await eraseKept(tables, eraser)
      await journal().between(async () => {
        forget(eraser)
        await forgetPerson(eraser)
        await eraseKept(tables, eraser, heard)
        await endErasing(tables, eraser)
        // What came meanwhile is still to be written.
        forget(eraser)
        return isNothingForgotten
      })
    } finally {
      stayAwake(false)
    }
    this.tellErased(null)
  }

  /** Rooms of which no history is kept. */
  private async forgetRooms(kept: ReadonlySet<string>, keep: boolean): Promise<void> {
    const { store, isLive } = this.parts
    const { tables } = store
    const before = keep ? Date.now() - FORGET_MS : Infinity
    const old = await tables.rooms.where('lastFrameAt').below(before).primaryKeys()
    await tables.rooms.bulkDelete(old.filter(id => !kept.has(id) && !isLive(id)))
  }

  /** One after the other: between two of them the journal has its turn. */
  private async eraseSessions(ids: readonly string[]): Promise<void> {
    const { store, journal, rooms, forgetThanks } = this.parts
    if (ids.length === 0) return
    for (const id of ids) {
      const isGone = (roomId: string) => roomId === id
      await journal().between(async () => {
        await eraseSession(store.tables, id)
        rooms.drop(isGone)
        await forgetThanks(isGone)
        return isGone
      })
      this.damaged.delete(id)
    }
    this.parts.panels().storeChanged()
    this.tellErased(ids)
  }

  private tellErased(sessions: ErasedSessions): void {
    this.parts.panels().showErased()
    this.parts.erased(sessions)
  }

  /**
   * Does what the history page asks; resolves when it is done.
   * @throws where the store refuses
   */
  async command(command: HistoryCommand): Promise<void> {
    const { store, journal, rooms, panels, forgetSpeech, forgetThanks } = this.parts
    // Before the store's record goes: the speaker would write it again.
    if (command.command !== 'erase-person' && command.command !== 'take-out') forgetSpeech()
    await this.next(async () => {
      switch (command.command) {
        case 'erase-sessions':
          return this.eraseSessions(command.ids)
        case 'take-out':
          await takeOutDamaged(store.tables, command.id)
          this.damaged.delete(command.id)
          panels().storeChanged()
          return
        case 'erase-person':
          return this.erasePerson(command.person)
        case 'erase-everything':
          await journal().between(async () => {
            await eraseEverything(store.tables)
            rooms.drop(() => true)
            await forgetThanks(() => true)
            return () => true
          })
          this.damaged.clear()
          panels().storeChanged()
      }
      this.tellErased(null)
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
