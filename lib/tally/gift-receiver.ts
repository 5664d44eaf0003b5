import type { RoomView } from '../model/entry.ts'
import type { GiftEvent } from '../model/events.ts'

/**
 * Whom a gift is for, where that is somebody else than the anchor, as with guests on the mic.
 * @param room where it was given; null: not known
 */
export function guestOf({ toUser }: GiftEvent, room: RoomView | null): GiftEvent['toUser'] {
  if (!toUser?.nickname) return undefined
  // The id is a guess at first, and the name may have changed since the page was read: either will do.
  const isAnchor = toUser.id === room?.anchorId || toUser.nickname === room?.anchor
  return isAnchor ? undefined : toUser
}
