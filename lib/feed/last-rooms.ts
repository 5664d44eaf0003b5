import type { SessionRecord } from '../store/records.ts'

/** A room heard here, to go there again. */
export interface LastRoom {
  webRid: string
  anchor: string
  title: string
  /** Ms since 1970. */
  lastAt: number
}

/** Most sessions searched. */
const LOOKED_AT = 50

/** From the history, latest first. Loads the store's code on first use; none if unreadable. */
export async function readLastRooms(most: number): Promise<LastRoom[]> {
  try {
    const [{ Tables }, { isSound }] = await Promise.all([
      import('../store/tables.ts'),
      import('../store/sound.ts'),
    ])
    const tables = new Tables()
    try {
      const latest = await tables.sessions.orderBy('lastAt').reverse().limit(LOOKED_AT).toArray()
      return lastRooms(
        latest.filter(session => isSound('session', session)),
        most,
      )
    } finally {
      tables.close()
    }
  } catch {
    return []
  }
}

/**
 * Rooms of sessions heard here, each once.
 * @param sessions latest first
 */
export function lastRooms(sessions: readonly SessionRecord[], most: number): LastRoom[] {
  const rooms = new Map<string, LastRoom>()
  for (const { webRid, anchor, title, lastAt, origin } of sessions) {
    if (origin === 'live' && webRid !== '' && !rooms.has(webRid))
      rooms.set(webRid, { webRid, anchor, title, lastAt })
  }
  return [...rooms.values()].slice(0, most)
}
