import type { EventMessage } from './incoming.ts'
import type { BridgeRoom, Told } from './told.ts'

/** Ids remembered: an extension that connects again sends what it has no acknowledgement of. */
const REMEMBERED = 50_000
/** Events kept for readers that come back. */
const KEPT = 5_000

/** An event as readers of our own format get it. */
export interface Kept {
  /** Counts from 1 in this run of the bridge. */
  at: number
  text: string
  told: Told
}

/** The rooms of the extension, and its last events. */
export class Hub {
  readonly #rooms = new Map<string, BridgeRoom>()
  #young = new Set<string>()
  #old = new Set<string>()
  readonly #kept: Kept[] = []
  #at = 0

  /** The rooms as our own format has them. */
  told(): object[] {
    return [...this.#rooms.values()].map(({ roomId: room, webRid, title, anchor, status }) => ({
      room,
      webRid,
      title,
      anchor,
      status,
    }))
  }

  /** A room by its number in the address, or by its id. */
  find(name: string): BridgeRoom | undefined {
    return this.#rooms.get(name) ?? [...this.#rooms.values()].find(({ webRid }) => webRid === name)
  }

  /** Takes what the extension says of a room. */
  put(said: BridgeRoom): { room: BridgeRoom; isNew: boolean; isStatusNew: boolean } {
    const known = this.#rooms.get(said.roomId)
    const isStatusNew = known?.status !== said.status
    const room = Object.assign(known ?? said, said)
    this.#rooms.set(said.roomId, room)
    return { room, isNew: !known, isStatusNew }
  }

  /** @returns undefined for an event that came before */
  event(message: EventMessage, text: string): Kept | undefined {
    const { event, session, n, replay } = message
    // A replay tells what was told before.
    const isNumbered = replay || event.id === '0'
    if (!this.#isNew(isNumbered ? `${session}:${n}` : `${event.roomId}:${event.id}`)) return undefined
    const room = this.#room(message.room)
    if (event.user?.roles.includes('anchor')) room.anchorUser = event.user
    const told = { event, room, added: message.added }
    const kept = { at: ++this.#at, text, told }
    this.#kept.push(kept)
    if (this.#kept.length > KEPT) this.#kept.splice(0, KEPT / 5)
    return kept
  }

  /** The kept events after one of them, oldest first. */
  after(at: number): Kept[] {
    return this.#kept.filter(kept => kept.at > at)
  }

  /** The last kept events, oldest first. */
  last(count: number): Kept[] {
    return count > 0 ? this.#kept.slice(-count) : []
  }

  #room(roomId: string): BridgeRoom {
    const known = this.#rooms.get(roomId)
    if (known) return known
    const room: BridgeRoom = { roomId, webRid: '', title: '', anchor: '', status: 'live' }
    this.#rooms.set(roomId, room)
    return room
  }

  #isNew(key: string): boolean {
    if (this.#young.has(key) || this.#old.has(key)) return false
    if (this.#young.size >= REMEMBERED) {
      this.#old = this.#young
      this.#young = new Set()
    }
    this.#young.add(key)
    return true
  }
}
