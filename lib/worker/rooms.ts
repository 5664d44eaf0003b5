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

/** Latest entries that a panel gets on opening a room. */
const RECENT = 2000
/** Latest chats searched for a question to read on a key. */
const CHATS = 3000

interface Room {
  session: RoomSession
  recent: Entry[]
  /** Latest chats, reaching further back than `recent`. */
  chats: Entry[]
  answers: Answers
  /** Opened with an unreadable store; `rejoin` adds what is stored. */
  isBlind: boolean
}

export interface Rejoined {
  session: RoomSession
  moved: Renumbering
  /** Whether an event was stored before. */
  isStored: (event: LiveEvent) => boolean
}

/**
 * The rooms that this worker knows, restored from the store on demand. Whoever changes a session calls `changed`, so
 * that effects run again.
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

  /** Open rooms with unreadable parts in the store. */
  get damaged(): ReadonlySignal<ReadonlySet<string>> {
    return this.#damaged
  }

  /** Their damage was removed, or they were deleted. */
  clearDamage(isCleared: (roomId: string) => boolean): void {
    publish(this.#damaged, new Set([...this.#damaged.peek()].filter(roomId => !isCleared(roomId))))
  }

  /**
   * A room's session as when the last worker died, or a new one. With an unreadable store it starts empty, and
   * `rejoin` adds what is stored.
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
   * Adds what is stored to the rooms opened with an unreadable store.
   * @param joined called for each in the turn in which its numbers change
   * @throws if the store is still unreadable
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

  /** Drops deleted rooms; one that continues starts empty. */
  drop(isGone: (roomId: string) => boolean): void {
    for (const roomId of this.#rooms.keys()) if (isGone(roomId)) this.#rooms.delete(roomId)
    this.changed()
  }

  /** Nothing of the person is shown or written again. */
  erase(eraser: Eraser): void {
    for (const room of this.#rooms.values()) {
      room.recent = [...eraser.entries(room.recent)]
      room.chats = [...eraser.entries(room.chats)]
      room.answers.erase(eraser)
      room.session.erase(eraser)
    }
    this.changed()
  }

  /** Opened with an unreadable store, and not joined with it yet. */
  isBlind(roomId: string): boolean {
    return this.#rooms.get(roomId)?.isBlind ?? false
  }

  /** A person's names in the latest entries, some not stored. */
  namesOf(person: string): string[] {
    const known = keyToPerson(person)
    return [...this.#rooms.values()].flatMap(({ recent }) =>
      recent.flatMap(({ event }) => namesIn(event, known)),
    )
  }

  /** A room that is already open. */
  get(roomId: string): RoomSession | undefined {
    return this.#rooms.get(roomId)?.session
  }

  /** Call in effects that must run again when any room changes. */
  track(): void {
    this.#revision.track()
  }

  /** All open rooms. Tracked. */
  all(): RoomSession[] {
    this.track()
    return [...this.#rooms.values()].map(({ session }) => session)
  }

  /** A room, or how it looks, has changed. */
  changed(): void {
    this.#revision.changed()
  }

  /** Panels need a new snapshot of the room. */
  replaced(roomId: string): void {
    this.#editions.set(roomId, this.edition(roomId) + 1)
    this.changed()
  }

  /** Counts `replaced`. */
  edition(roomId: string): number {
    return this.#editions.get(roomId) ?? 0
  }

  /** Keeps new entries for panels that show the room now or later. */
  add(roomId: string, entries: readonly Entry[]): void {
    const room = this.#rooms.get(roomId)
    if (room) {
      // First, so that readers find all the new, however many.
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

  /** A room's latest chats, in order. */
  chats(roomId: string): readonly Entry[] {
    return this.#rooms.get(roomId)?.chats.slice(-CHATS) ?? []
  }

  /** Undefined if the room is not open. */
  answers(roomId: string): Answers | undefined {
    return this.#rooms.get(roomId)?.answers
  }

  /** A room's latest entries, in order. */
  recent(roomId: string): Entry[] {
    return this.#rooms.get(roomId)?.recent.slice(-RECENT) ?? []
  }

  /** A session's entries after `n`, in order; none if its room has another session now. */
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
