import type { PageView } from '../messages/panel.ts'
import type { RoomView } from '../model/entry.ts'
import type { Settings } from '../settings/schema/schema.ts'

/** Picked or followed. */
export type RoomChoice = { by: 'liveliest' } | { by: 'tab' } | { by: 'room'; roomId: string }

/**
 * Null: the liveliest.
 * @param before the last answer; a tab without a room keeps it
 */
export function wantedRoom(
  choice: RoomChoice,
  activeTab: number,
  pages: readonly PageView[],
  before: string | null,
): string | null {
  if (choice.by === 'room') return choice.roomId
  if (choice.by === 'liveliest') return null
  return pages.find(({ tabId }) => tabId === activeTab)?.roomId || before
}

/** Unread messages of rooms not shown. */
export class UnreadRooms {
  /** When last shown, or first seen. */
  #seen = new Map<string, number>()

  see(room: RoomView, show: Settings['show']): void {
    this.#seen.set(room.roomId, received(room, show))
  }

  /** Events of visible types since. */
  count(room: RoomView, show: Settings['show']): number {
    const now = received(room, show)
    const before = this.#seen.get(room.roomId)
    if (before === undefined) this.#seen.set(room.roomId, now)
    return Math.max(0, now - (before ?? now))
  }
}

function received({ totals }: RoomView, show: Settings['show']): number {
  return Object.entries(totals.events).reduce(
    (sum, [type, count]) => sum + (show[type as keyof Settings['show']] ? count : 0),
    0,
  )
}
