import type { Eraser } from '../model/eraser.ts'
import { keyToPerson } from '../model/people.ts'

/** Number of gifts that each giver was thanked for, by `personToKey`. */
export type Thanks = Readonly<Record<string, number>>

export interface RoomThanks {
  roomId: string
  thanks: Thanks
}

/** Drops stored thanks of a wrong shape. */
export function readThanked(stored: unknown): RoomThanks[] {
  return Array.isArray(stored) ? stored.flatMap(room => readRoom(room) ?? []) : []
}

function readRoom(stored: unknown): RoomThanks | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  const { roomId, thanks } = stored as Partial<Record<keyof RoomThanks, unknown>>
  if (typeof roomId !== 'string' || typeof thanks !== 'object' || thanks === null) return undefined
  const counts = Object.entries(thanks).filter(([, count]) => typeof count === 'number')
  return { roomId, thanks: Object.fromEntries(counts.map(([key, count]) => [keyOf(key), count])) as Thanks }
}

/** Masked givers once had a space between number and name. */
function keyOf(stored: string): string {
  return stored.replace(/^(\d+) /, '$1:')
}

/** Removes a person. */
export function thankedWithout(rooms: readonly RoomThanks[], eraser: Eraser): RoomThanks[] {
  return rooms.map(({ roomId, thanks }) => {
    const others = Object.entries(thanks).filter(([giver]) => !eraser.isTheirs(keyToPerson(giver)))
    return { roomId, thanks: Object.fromEntries(others) }
  })
}
