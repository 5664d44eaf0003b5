import type { SessionRecord } from './records.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export interface Limits {
  /** Days that a session is kept after its end; 0: for ever. */
  days: number
  /** What all sessions together may take, in bytes; 0: as much as there is. */
  bytes: number
}

type Kept = Pick<SessionRecord, 'id' | 'lastAt' | 'bytes' | 'pinned'>

/**
 * Which sessions have to go: those that are too old, then, while all take too much, the oldest. Never what is pinned,
 * and never what goes on now.
 * @param isLive whether a session goes on now
 * @returns their ids, oldest first
 */
export function outlived(
  sessions: readonly Kept[],
  { days, bytes }: Limits,
  now: number,
  isLive: (id: string) => boolean,
): string[] {
  let taken = sessions.reduce((sum, session) => sum + session.bytes, 0)
  const removable = sessions
    .filter(({ id, pinned }) => !pinned && !isLive(id))
    .sort((a, b) => a.lastAt - b.lastAt)
  const gone: string[] = []
  for (const { id, lastAt, bytes: size } of removable) {
    const isOld = days > 0 && lastAt < now - days * DAY_MS
    const isTooMuch = bytes > 0 && taken > bytes
    if (!isOld && !isTooMuch) break
    gone.push(id)
    taken -= size
  }
  return gone
}
