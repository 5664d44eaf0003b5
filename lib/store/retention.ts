import type { SessionRecord } from './records.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export interface Limits {
  /** After the end; 0: forever. */
  days: number
  /** All sessions; 0: no limit. */
  bytes: number
}

type Kept = Pick<SessionRecord, 'id' | 'lastAt' | 'bytes' | 'pinned'>

/**
 * Too old, then the oldest while the total is too large; never pinned or live ones.
 * @returns ids, oldest first
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
