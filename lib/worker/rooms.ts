import { type ReadonlySignal, signal } from '@preact/signals-core'
import type { Entry } from '../model/entry.ts'
import { type Eraser, namesIn } from '../model/eraser.ts'
import type { LiveEvent } from '../model/events.ts'
import { keyToPerson } from '../model/people.ts'
import { publish, Revision } from '../model/revision.ts'
import { isWritten } from '../model/talk.ts'
import { Answers } from '../room/answers.ts'
import { joinedStates } from '../room/joined.ts'
import { Renumbering } from '../room/renumber.ts'
import { RoomSession } from '../room/session.ts'
import type { Store } from '../store/store.ts'

/** How many of its latest entries a room gives to a panel that opens it. */
const RECENT = 2000
/** Among how many of its latest chats a question that is read on a key is looked for. */
const CHATS = 3000

interface Room {
  session: RoomSession
  recent: Entry[]
  /** Its latest chats, far more of them than `recent` has. */
  chats: Entry[]
  answers: Answers
  /** The store could not be read when it was opened; `rejoin` adds what is stored of it. */
  isBlind: boolean
}

/** A room that was joined with what is stored of it. */
export interface Rejoined {
  session: RoomSession
  moved: Renumbering
  /** Whether an event was stored before. */
  isStored: (event: LiveEvent) => boolean
}

/**
 * The rooms that this worker knows, restored from the store when they are needed. Whoever changes a session calls
 * `changed`, so that readers in effects run again.
 */
export class Rooms {
  readonly #store: Store
  readonly #rooms = new Map<string, Room>()
  readonly #opening = new Map<string, Promise<Room>>()
  readonly #revision = new Revision()
  readonly #editions = new Map<string, number>()
  readonly #damaged = signal<ReadonlySet<string>>(new Set())

  constructor(store: Store) {
    this.#store = store
  }

  /** Rooms opened by this worker of which not all that is stored can be read. */
  get damaged(): ReadonlySignal<ReadonlySet<string>> {
    return this.#damaged
  }

  /** The damage of these rooms was removed, or they were deleted. */
  clearDamage(isCleared: (roomId: string) => boolean): void {
    publish(this.#damaged, new Set([...this.#damaged.peek()].filter(roomId => !isCleared(roomId))))
  }

  /**
   * The session of a room as it was when the last worker died, or a new one. Where the store cannot be read it starts
   * empty, and `rejoin` adds what is stored.
   */
  async open(roomId: string): Promise<RoomSession> {
    const known = this.#rooms.get(roomId)
    if (known) return known.session
    const opening = this.#opening.get(roomId) ?? this.#restore(roomId)
    this.#opening.set(roomId, opening)
    return (await opening).session
  }

  async #restore(roomId: string): Promise<Room> {
    const { stored, isBlind } = await this.#store.room(roomId).then(
      stored => ({ stored, isBlind: false }),
      () => ({ stored: undefined, isBlind: true }),
    )
    const recent = stored?.recent ?? []
    const room = {
      session: new RoomSession(roomId, Date.now(), stored?.state, recent, stored?.ids),
      recent: recent.slice(-RECENT),
      chats: chatsOf(recent),
      answers: new Answers(stored?.answers),
      isBlind,
    }
    this.#rooms.set(roomId, room)
    this.#opening.delete(roomId)
    if (stored?.damaged) this.#noteDamage(roomId)
    this.changed()
    return room
  }

  #noteDamage(roomId: string): void {
    publish(this.#damaged, new Set([...this.#damaged.peek(), roomId]))
  }

  /**
   * Joins the rooms that were opened while the store could not be read with what is stored of them.
   * @param joined called for each, in the same turn in which its numbers change
   * @throws where the store still cannot be read
   */
  async rejoin(joined: (room: Rejoined) => void): Promise<void> {
    for (const [roomId, room] of this.#rooms) {
      if (!room.isBlind) continue
      const stored = await this.#store.room(roomId)
      if (!room.isBlind || this.#rooms.get(roomId) !== room) continue
      room.isBlind = false
      if (!stored) continue
      const { session } = room
      const { state } = stored
      session.rejoin(joinedStates(state, session.stored()), state, stored.recent, stored.ids)
      const moved = new Renumbering(state.n)
      moved.entries(room.recent)
      moved.entries(room.chats)
      room.answers.rejoin(stored.answers, state.n)
      room.recent = [...stored.recent, ...room.recent].slice(-RECENT)
      room.chats = [...chatsOf(stored.recent), ...room.chats].slice(-CHATS)
      const known = new Set([...stored.ids, ...stored.recent.map(({ event }) => event.id)])
      joined({ session, moved, isStored: ({ id }) => id !== '' && id !== '0' && known.has(id) })
      if (stored.damaged) this.#noteDamage(roomId)
      this.replaced(roomId)
    }
  }

  /** Adds a room that is in memory only. */
  adopt(session: RoomSession): void {
    this.#rooms.set(session.roomId, {
      session,
      recent: [],
      chats: [],
      answers: new Answers(),
      isBlind: false,
    })
    this.changed()
  }

  /** Drops rooms that were deleted; where one goes on it starts empty. */
  drop(isGone: (roomId: string) => boolean): void {
    for (const roomId of this.#rooms.keys()) if (isGone(roomId)) this.#rooms.delete(roomId)
    this.changed()
  }

  /** Forgets a person, so that nothing of them is shown or written again. */
  erase(eraser: Eraser): void {
    for (const room of this.#rooms.values()) {
      room.recent = [...eraser.entries(room.recent)]
      room.chats = [...eraser.entries(room.chats)]
      room.answers.erase(eraser)
      room.session.erase(eraser)
    }
    this.changed()
  }

  /** Whether a room began without what is stored of it, and is not yet joined with that. */
  isBlind(roomId: string): boolean {
    return this.#rooms.get(roomId)?.isBlind ?? false
  }

  /** The names of a person in the latest entries, not all of which are stored. */
  namesOf(person: string): string[] {
    const known = keyToPerson(person)
    return [...this.#rooms.values()].flatMap(({ recent }) =>
      recent.flatMap(({ event }) => namesIn(event, known)),
    )
  }

  /** A room that is open already. */
  get(roomId: string): RoomSession | undefined {
    return this.#rooms.get(roomId)?.session
  }

  /** To be called in an effect that has to run again when any room changes. */
  track(): void {
    this.#revision.track()
  }

  /** All rooms that are open. Tracked. */
  all(): RoomSession[] {
    this.track()
    return [...this.#rooms.values()].map(({ session }) => session)
  }

  /** Something in a room, or how it looks, has changed. */
  changed(): void {
    this.#revision.changed()
  }

  /** What panels hold of a room is no longer right: they have to start from a new snapshot. */
  replaced(roomId: string): void {
    this.#editions.set(roomId, this.edition(roomId) + 1)
    this.changed()
  }

  /** Counts how often a room was `replaced`. */
  edition(roomId: string): number {
    return this.#editions.get(roomId) ?? 0
  }

  /** Keeps new entries for the panels that show the room now or later. */
  add(roomId: string, entries: readonly Entry[]): void {
    const room = this.#rooms.get(roomId)
    if (room) {
      // Before, so that what is new is there whole for whoever reads it now, however much it is.
      if (room.recent.length > 2 * RECENT) room.recent = room.recent.slice(-RECENT)
      room.recent.push(...entries)
      this.#addChats(room, entries)
    }
    this.changed()
  }

  #addChats(room: Room, entries: readonly Entry[]): void {
    const recalled = new Set(entries.flatMap(({ recalls = [] }) => recalls))
    if (recalled.size > 0) room.chats = room.chats.filter(({ n }) => !recalled.has(n))
    room.chats.push(...chatsOf(entries))
    if (room.chats.length > 2 * CHATS) room.chats = room.chats.slice(-CHATS)
  }

  /** The latest chats of a room, in order. */
  chats(roomId: string): readonly Entry[] {
    return this.#rooms.get(roomId)?.chats.slice(-CHATS) ?? []
  }

  /** What is answered in a room; undefined where it is not open. */
  answers(roomId: string): Answers | undefined {
    return this.#rooms.get(roomId)?.answers
  }

  /** The latest entries of a room, in order. */
  recent(roomId: string): Entry[] {
    return this.#rooms.get(roomId)?.recent.slice(-RECENT) ?? []
  }

  /** The entries of a session behind entry `n`, in order; none where its room has another session by now. */
  after(session: RoomSession, n: number): Entry[] {
    const room = this.#rooms.get(session.roomId)
    if (room?.session !== session) return []
    return room.recent.slice(room.recent.findLastIndex(entry => entry.n <= n) + 1)
  }
}

function chatsOf(entries: readonly Entry[]): Entry[] {
  const recalled = new Set(entries.flatMap(({ recalls = [] }) => recalls))
  return entries.filter(({ n, event }) => isWritten(event) && !recalled.has(n)).slice(-CHATS)
}
