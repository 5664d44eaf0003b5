import type { RoomView } from '../model/entry.ts'
import type { GiftEvent } from '../model/events.ts'

/**
 * If not the anchor, such as a guest on the mic.
 * @param room null: unknown
 */
export function guestOf(
  { toUser }: GiftEvent,
  room: Pick<RoomView, 'anchor' | 'anchorId'> | null,
): GiftEvent['toUser'] {
  if (!toUser?.nickname) return undefined
  // Either is enough: the id is a guess at first, the name may change after the page was read.
  const isAnchor = toUser.id === room?.anchorId || toUser.nickname === room?.anchor
  return isAnchor ? undefined : toUser
}
