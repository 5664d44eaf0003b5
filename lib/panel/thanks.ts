import { storage } from 'wxt/utils/storage'
import { isReplay } from '../room/replay.ts'

/** How many gifts a giver had been thanked for, by the giver's key. */
export type Thanks = Readonly<Record<string, number>>

interface RoomThanks {
  roomId: string
  thanks: Thanks
}

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

async function load(): Promise<RoomThanks[]> {
  const stored = await item.getValue()
  return Array.isArray(stored) ? stored.flatMap(room => readRoom(room) ?? []) : []
}

/** Of what was stored, what has the right shape. */
function readRoom(stored: unknown): RoomThanks | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  const { roomId, thanks } = stored as Partial<Record<keyof RoomThanks, unknown>>
  if (typeof roomId !== 'string' || typeof thanks !== 'object' || thanks === null) return undefined
  const counts = Object.entries(thanks).filter(([, count]) => typeof count === 'number')
  return { roomId, thanks: Object.fromEntries(counts) as Thanks }
}
