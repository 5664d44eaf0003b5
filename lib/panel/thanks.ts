import { storage } from 'wxt/utils/storage'
import type { Eraser } from '../model/eraser.ts'
import { isReplay } from '../room/replay.ts'
import { type RoomThanks, readThanked, type Thanks, thankedWithout } from './thanked.ts'

/** Rooms beyond these are forgotten, the oldest first: an evening is thanked for in that evening. */
const ROOMS = 8

const item = storage.defineItem<unknown>('local:thanked', { fallback: [] })

/** Whom the user has thanked in a room; nobody where nothing of that kind is stored. */
export async function loadThanks(roomId: string): Promise<Thanks> {
  return (await load()).find(room => room.roomId === roomId)?.thanks ?? {}
}

/** Stores whom the user has thanked in a room; of a replay nothing is kept. */
export async function saveThanks(roomId: string, thanks: Thanks): Promise<void> {
  if (isReplay(roomId)) return
  const others = (await load()).filter(room => room.roomId !== roomId)
  await item.setValue([...others, { roomId, thanks }].slice(-ROOMS))
}

/** Forgets that a person was thanked, in every room. */
export async function eraseThanks(eraser: Eraser): Promise<void> {
  await item.setValue(thankedWithout(await load(), eraser))
}

/** Calls `changed` when it changes whom the user has thanked, until `signal` aborts. */
export function watchThanks(changed: () => void, signal: AbortSignal): void {
  signal.addEventListener('abort', item.watch(changed), { once: true })
}

async function load(): Promise<RoomThanks[]> {
  return readThanked(await item.getValue())
}
