import { IDBKeyRange, indexedDB } from 'fake-indexeddb'
import type { Entry } from '../../../lib/model/entry.ts'
import type { ChatEvent, GiftEvent, LiveEvent, User } from '../../../lib/model/events.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { type Changes, Store } from '../../../lib/store/store.ts'
import { Tables } from '../../../lib/store/tables.ts'
import type { Shelf, Waiting } from '../../../lib/worker/losses.ts'

export const AT = 1_776_000_000_000

/** IndexedDB as the standard has it, in memory. */
export const IN_MEMORY = { indexedDB, IDBKeyRange }

let databases = 0

/** A store with a database of its own. */
export function freshStore(): Store {
  const name = `test-${++databases}`
  return new Store(() => new Tables(name, IN_MEMORY))
}

/** What outlives a worker, and no disk. */
export function memoryShelf(): Shelf {
  let waiting: Waiting = {}
  return {
    getValue: async () => waiting,
    setValue: async now => {
      waiting = now
    },
  }
}

export function person(id: string, more: Partial<User> = {}): User {
  return { id, nickname: `人${id}`, roles: [], ...more }
}

function base(n: number, user: User) {
  const at = AT + n * 1000
  return {
    id: String(10n ** 18n + BigInt(n)),
    method: 'Webcast',
    roomId: '7',
    time: at,
    receivedAt: at,
    user,
  }
}

export function chat(n: number, text = `第 ${n} 句`, user = person(String(n % 7))): ChatEvent {
  return { ...base(n, user), type: 'chat', text, segments: [{ kind: 'text', text }] }
}

export function gift(n: number, count: number, more: Partial<GiftEvent> = {}): GiftEvent {
  return {
    ...base(n, person('5')),
    type: 'gift',
    gift: { id: '463', name: '小心心', diamonds: 2 },
    count,
    combo: true,
    comboEnd: false,
    comboId: '1',
    ...more,
  }
}

/** Events as a room takes them in, and what is to be written of them. */
export function taken(room: RoomSession, events: LiveEvent[]): Changes {
  const { entries } = room.accept({ events, now: 0, via: 'socket', at: AT, since: AT - 1 })
  return changesOf(room, entries)
}

export function changesOf(room: RoomSession, entries: Entry[]): Changes {
  const { roomId } = room
  return {
    entries: [{ roomId, entries, marks: room.takeMarks() }],
    rooms: [structuredClone(room.stored())],
    relays: [],
  }
}

/** Writes a session of these events, as many at a time. */
export async function writeSession(
  store: Store,
  events: LiveEvent[],
  roomId = '7',
  atOnce = 10,
): Promise<void> {
  const room = new RoomSession(roomId, AT)
  for (let at = 0; at < events.length; at += atOnce)
    await store.write(taken(room, events.slice(at, at + atOnce)))
}
