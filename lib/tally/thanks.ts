import { storage } from 'wxt/utils/storage'
import type { Eraser } from '../model/eraser.ts'
import { exclusively } from '../model/exclusive.ts'
import { isReplay } from '../model/replay.ts'
import { type RoomThanks, readThanked, type Thanks, thankedWithout } from './thanked.ts'

/** Rooms kept; the oldest are dropped. */
const ROOMS = 8

const item = storage.defineItem<unknown>('local:thanked', { fallback: [] })

/** Empty if none are stored. */
export async function loadThanks(roomId: string): Promise<Thanks> {
  return thanksIn(await load(), roomId)
}

/** Ignores replays. Panels and worker write in turn. */
export async function storeThanks(roomId: string, giver: string, count: number): Promise<void> {
  if (isReplay(roomId)) return
  await exclusively('thanked', async () => {
    const rooms = await load()
    const thanks = { ...thanksIn(rooms, roomId), [giver]: count }
    const others = rooms.filter(room => room.roomId !== roomId)
    await item.setValue([...others, { roomId, thanks }].slice(-ROOMS))
  })
}

/** Removes a person from every room. */
export async function eraseThanks(eraser: Eraser): Promise<void> {
  await exclusively('thanked', async () => item.setValue(thankedWithout(await load(), eraser)))
}

/** Removes deleted rooms. */
export async function forgetThanks(isGone: (roomId: string) => boolean): Promise<void> {
  await item.setValue((await load()).filter(({ roomId }) => !isGone(roomId)))
}

/** Watches stored thanks until abort. */
export function watchThanks(changed: () => void, signal: AbortSignal): void {
  signal.addEventListener('abort', item.watch(changed), { once: true })
}

async function load(): Promise<RoomThanks[]> {
  return readThanked(await item.getValue())
}

function thanksIn(rooms: readonly RoomThanks[], roomId: string): Thanks {
  return rooms.find(room => room.roomId === roomId)?.thanks ?? {}
}
