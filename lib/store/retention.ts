import type { SessionRecord } from './records.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export interface Limits {
  /** After its end; 0: forever. */
  days: number
  /** For all sessions together; 0: no limit. */
  bytes: number
}

type Kept = Pick<SessionRecord, 'id' | 'lastAt' | 'bytes' | 'pinned'>

/**
 * Sessions to delete: those too old, then the oldest while the total is too large; never a pinned or live
 * one.
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
