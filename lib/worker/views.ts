import { computed, type ReadonlySignal } from '@preact/signals-core'
import type { PageView } from '../messages/panel.ts'
import type { RoomView } from '../model/entry.ts'
import type { RoomSession } from '../room/session.ts'
import type { Pages } from './pages.ts'
import type { Replays } from './replays.ts'
import type { Rooms } from './rooms.ts'

export interface ViewsDeps {
  rooms: Rooms
  pages: Pages
  replays: Replays
}

/** What can be seen of rooms and pages now: read by the panels and the toolbar's badge. */
export class Views {
  readonly #deps: ViewsDeps
  /** The rooms with something to show, the liveliest first. */
  readonly rooms: ReadonlySignal<RoomView[]>
  /** The open pages. */
  readonly pages: ReadonlySignal<PageView[]>

  constructor(deps: ViewsDeps) {
    this.#deps = deps
    const { rooms, pages, replays } = deps
    this.rooms = computed(() =>
      rooms
        .all()
        .map(room => this.of(room))
        // A panel may have asked for a room that nobody has seen.
        .filter(({ lastFrameAt, tabs }) => lastFrameAt > 0 || tabs.length > 0)
        .sort(byLiveliness),
    )
    this.pages = computed(() => {
      rooms.track()
      return [...pages.views(), ...replays.pages()]
    })
  }

  /** A room as it looks at this moment. */
  of(room: RoomSession): RoomView {
    const { pages, replays } = this.#deps
    const { roomId } = room
    return replays.view(room) ?? room.view(Date.now(), pages.tabsOf(roomId), pages.isBehind(roomId))
  }

  /** To be called in an effect that has to run again whenever a room or a page looks different. */
  track(): void {
    this.#deps.rooms.track()
    this.#deps.pages.track()
  }
}

const LIVELINESS: Record<RoomView['status'], number> = {
  live: 7,
  polling: 6,
  reconnecting: 5,
  silent: 4,
  paused: 3,
  refused: 3,
  waiting: 2,
  ended: 1,
  left: 0,
}

/** Below every room in which something happens now, above all others. */
const REPLAYED = 1.5

function livelinessOf({ status, replay }: RoomView): number {
  return replay ? REPLAYED : LIVELINESS[status]
}

/** Orders rooms by how lively they are, then by their last frame. */
function byLiveliness(a: RoomView, b: RoomView): number {
  return livelinessOf(b) - livelinessOf(a) || b.lastFrameAt - a.lastFrameAt
}

/** How much there is to see in a room now: 2 where something happens, 1 in a replay, else 0. */
export function aliveness(room: RoomView): number {
  const liveliness = livelinessOf(room)
  return liveliness > REPLAYED ? 2 : liveliness === REPLAYED ? 1 : 0
}
