import type { LiveEvent } from './events.ts'

/** A server time that differs more from ours is not used. */
const BELIEVED_MS = 10 * 60_000

/** When an event happened, ms since 1970: by the server's time, or by ours where that is absurd. */
export function momentOf({ time, receivedAt }: LiveEvent): number {
  return Math.abs(time - receivedAt) < BELIEVED_MS ? time : receivedAt
}
