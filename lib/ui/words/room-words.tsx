import { i18n } from '../../i18n/i18n.ts'
import type { RoomStatus, RoomView } from '../../model/entry.ts'
import type { ReplaySpeed, ReplayView } from '../../model/replay.ts'
import { showable } from '../../model/showable.ts'

const NAME_LIMIT = 80

/** The room's title, else the anchor's name, else its web id. */
export function roomName(room: RoomView): string {
  const name = room.title || room.anchor || room.webRid || i18n.t('head.untitled')
  return showable(name, NAME_LIMIT)
}

/** A status in a word. */
export function stateName(status: RoomStatus): string {
  return i18n.t(`state.${status}`)
}

/** Red while the room is live, else grey. */
export function StateDot({ status }: { status: RoomStatus }) {
  return <span class="dot" data-status={status} />
}

/** Marks a replay, with its state or speed. */
export function ReplayMark({ replay: { state, speed } }: { replay: ReplayView }) {
  const how = state === 'playing' ? speedName(speed) : i18n.t(`replay.${state}`)
  return (
    <span class="replay-mark">
      {i18n.t('replay.name')} {how}
    </span>
  )
}

/** A speed in a word. */
export function speedName(speed: ReplaySpeed): string {
  return speed === 'fast' ? i18n.t('replay.fast') : `${speed}×`
}
