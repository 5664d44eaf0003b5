import { i18n } from '#i18n'
import { showable } from '../../lib/panel/text.ts'
import type { RoomStatus, RoomView } from '../../lib/room/entry.ts'

const NAME_LIMIT = 80

/** The room's title; else the anchor's name; else what its address calls it. */
export function roomName(room: RoomView): string {
  const name = room.title || room.anchor || room.webRid || i18n.t('head.untitled')
  return showable(name, NAME_LIMIT)
}

/** A room's status in a word. */
export function stateName(status: RoomStatus): string {
  return i18n.t(`state.${status}`)
}

/** Red while the room is live, grey while nothing comes from it. */
export function StateDot({ status }: { status: RoomStatus }) {
  return <span class="dot" data-status={status} />
}
