import type { Entry, RoomView } from '../model/entry.ts'
import { type Eraser, namesIn } from '../model/eraser.ts'
import type { LiveEvent } from '../model/events.ts'
import { keyToPerson } from '../model/people.ts'
import { joinedStates } from '../room/joined.ts'
import { Renumbering } from '../room/renumber.ts'
import { RoomSession } from '../room/session.ts'
import type { Store } from '../store/store.ts'

/** How many of its latest entries a room gives to a panel that opens it. */
const RECENT = 2000

interface Room {
  session: RoomSession
  recent: Entry[]
  /** Whether the store could not be asked for it: it began with nothing known, and is joined with what is stored later. */
  isBlind: boolean
}

/** A room that was joined with what is stored of it. */
export interface Rejoined {
  session: RoomSession
  moved: Renumbering
  /** Whether an event was stored before. */
  isStored: (event: LiveEvent) => boolean
}

/** The rooms that this worker knows, brought back from the store when they are needed. */
export class Rooms {
  private readonly store: Store
  private readonly damaged: (roomId: string) => void
  private readonly rooms = new Map<string, Room>()
  private readonly opening = new Map<string, Promise<Room>>()

  /** @param damaged called where not all that is stored of a room can be read */
  constructor(store: Store, damaged: (roomId: string) => void = () => {}) {
    this.store = store
    this.damaged = damaged
  }

  /**
   * The session of a room, as it was when the last worker died; a new one where there is none. Where the store cannot be
   * read it goes on by itself, and `rejoin` puts the two together.
   */
  async open(roomId: string): Promise<RoomSession> {
    const known = this.rooms.get(roomId)
    if (known) return known.session
    const opening = this.opening.get(roomId) ?? this.restore(roomId)
    this.opening.set(roomId, opening)
    return (await opening).session
  }

  private async restore(roomId: string): Promise<Room> {
    const { stored, isBlind } = await this.store.room(roomId).then(
      stored => ({ stored, isBlind: false }),
      () => ({ stored: undefined, isBlind: true }),
    )
    const recent = stored?.recent ?? []
    const room = {
      session: new RoomSession(roomId, Date.now(), stored?.state, recent, stored?.ids),
      recent: recent.slice(-RECENT),
      isBlind,
    }
    this.rooms.set(roomId, room)
    this.opening.delete(roomId)
    if (stored?.damaged) this.damaged(roomId)
    return room
  }

  /**
   * Joins the rooms that began while the store could not be read with what is stored of them.
   * @param joined called for each, in the same turn in which its numbers change
   * @throws where the store cannot be read still
   */
  async rejoin(joined: (room: Rejoined) => void): Promise<void> {
    for (const [roomId, room] of this.rooms) {
      if (!room.isBlind) continue
      const stored = await this.store.room(roomId)
      if (!room.isBlind || this.rooms.get(roomId) !== room) continue
      room.isBlind = false
      if (!stored) continue
      const { session } = room
      const { state } = stored
      session.rejoin(joinedStates(state, session.stored()), state, stored.recent, stored.ids)
      const moved = new Renumbering(state.n)
      moved.entries(room.recent)
      room.recent = [...stored.recent, ...room.recent].slice(-RECENT)
      const known = new Set([...stored.ids, ...stored.recent.map(({ event }) => event.id)])
      joined({ session, moved, isStored: ({ id }) => id !== '' && id !== '0' && known.has(id) })
      if (stored.damaged) this.damaged(roomId)
    }
  }

  /** Takes a room in that is not to be fetched from the store. */
  adopt(session: RoomSession): void {
    this.rooms.set(session.roomId, { session, recent: [], isBlind: false })
  }

  /** Lets go of rooms that were deleted; those that go on begin anew. */
  drop(isGone: (roomId: string) => boolean): void {
    for (const roomId of this.rooms.keys()) if (isGone(roomId)) this.rooms.delete(roomId)
  }

  /** Forgets a person, so that nothing of them is shown or written again. */
  erase(eraser: Eraser): void {
    for (const room of this.rooms.values()) {
      room.recent = [...eraser.entries(room.recent)]
      room.session.erase(eraser)
    }
  }

  /** What a person is called in what is at hand, of which not everything needs to be stored. */
  namesOf(person: string): string[] {
    const known = keyToPerson(person)
    return [...this.rooms.values()].flatMap(({ recent }) =>
      recent.flatMap(({ event }) => namesIn(event, known)),
    )
  }

  /** A room that is open already. */
  get(roomId: string): RoomSession | undefined {
    return this.rooms.get(roomId)?.session
  }

  /** All rooms that are open. */
  all(): RoomSession[] {
    return [...this.rooms.values()].map(({ session }) => session)
  }

  /** Keeps new entries at hand for panels that open the room later. */
  keep(roomId: string, entries: Entry[]): void {
    const room = this.rooms.get(roomId)
    if (!room) return
    room.recent.push(...entries)
    if (room.recent.length > 2 * RECENT) room.recent = room.recent.slice(-RECENT)
  }

  /** The latest entries of a room, in order. */
  recent(roomId: string): Entry[] {
    return this.rooms.get(roomId)?.recent.slice(-RECENT) ?? []
  }
}

const LIVELINESS: Record<RoomView['status'], number> = {
  live: 7,
  polling: 6,
  reconnecting: 5,
  silent: 4,
  paused: 3,
  waiting: 2,
  ended: 1,
  left: 0,
}

/** Behind every room in which something happens now, and before all others. */
const REPLAYED = 1.5

function livelinessOf({ status, replay }: RoomView): number {
  return replay ? REPLAYED : LIVELINESS[status]
}

/** Orders rooms by how alive they are, then by their last frame. */
export function byLiveliness(a: RoomView, b: RoomView): number {
  return livelinessOf(b) - livelinessOf(a) || b.lastFrameAt - a.lastFrameAt
}

/** How much there is to see in a room now: 2 where it happens now, 1 where it is a replay, else 0. */
export function aliveness(room: RoomView): number {
  const liveliness = livelinessOf(room)
  return liveliness > REPLAYED ? 2 : liveliness === REPLAYED ? 1 : 0
}
