import { storage } from 'wxt/utils/storage'
import type { Eraser } from '../model/eraser.ts'
import { exclusively } from '../model/exclusive.ts'
import { isReplay } from '../model/replay.ts'
import { type RoomThanks, readThanked, type Thanks, thankedWithout } from './thanked.ts'

/** Rooms beyond these are forgotten, the oldest first: an evening is thanked for in that evening. */
const ROOMS = 8

const item = storage.defineItem<unknown>('local:thanked', { fallback: [] })

/** Whom the user has thanked in a room; nobody where nothing of that kind is stored. */
export async function loadThanks(roomId: string): Promise<Thanks> {
  return thanksIn(await load(), roomId)
}

/**
 * Stores for how many gifts the user has thanked a giver; of a replay nothing is kept. Several panels and the worker change
 * what is stored: one at a time.
 */
export async function storeThanks(roomId: string, giver: string, count: number): Promise<void> {
  if (isReplay(roomId)) return
  await exclusively('thanked', async () => {
    const rooms = await load()
    const thanks = { ...thanksIn(rooms, roomId), [giver]: count }
    const others = rooms.filter(room => room.roomId !== roomId)
    await item.setValue([...others, { roomId, thanks }].slice(-ROOMS))
  })
}

/** Forgets that a person was thanked, in every room. */
export async function eraseThanks(eraser: Eraser): Promise<void> {
  await exclusively('thanked', async () => item.setValue(thankedWithout(await load(), eraser)))
}

/** Forgets whom the user has thanked in rooms that are gone. */
export async function forgetThanks(isGone: (roomId: string) => boolean): Promise<void> {
  await item.setValue((await load()).filter(({ roomId }) => !isGone(roomId)))
}

/** Calls `changed` when it changes whom the user has thanked, until `signal` aborts. */
export function watchThanks(changed: () => void, signal: AbortSignal): void {
  signal.addEventListener('abort', item.watch(changed), { once: true })
}

async function load(): Promise<RoomThanks[]> {
  return readThanked(await item.getValue())
}

function thanksIn(rooms: readonly RoomThanks[], roomId: string): Thanks {
  return rooms.find(room => room.roomId === roomId)?.thanks ?? {}
}
