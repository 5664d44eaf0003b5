import type { LiveEvent } from './events.ts'

/** Server times further from ours are ignored. */
const BELIEVED_MS = 10 * 60_000

/** Ms since 1970: the server's time, or ours if that is absurd. */
export function momentOf({ time, receivedAt }: LiveEvent): number {
  return Math.abs(time - receivedAt) < BELIEVED_MS ? time : receivedAt
}
