import type { RoomView } from '../model/entry.ts'
import type { GiftEvent } from '../model/events.ts'

/**
 * The receiver of a gift, if it is not the anchor but, for example, a guest on the mic.
 * @param room names the anchor; null if unknown
 */
export function guestOf(
  { toUser }: GiftEvent,
  room: Pick<RoomView, 'anchor' | 'anchorId'> | null,
): GiftEvent['toUser'] {
  if (!toUser?.nickname) return undefined
  // Either is enough: the id is a guess at first, and the name may have changed since the page was read.
  const isAnchor = toUser.id === room?.anchorId || toUser.nickname === room?.anchor
  return isAnchor ? undefined : toUser
}
