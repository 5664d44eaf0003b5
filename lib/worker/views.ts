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

/** As panels and badge show them. */
export class Views {
  readonly #deps: ViewsDeps
  /** With something to show, liveliest first. */
  readonly rooms: ReadonlySignal<RoomView[]>
  readonly pages: ReadonlySignal<PageView[]>

  constructor(deps: ViewsDeps) {
    this.#deps = deps
    const { rooms, pages, replays } = deps
    this.rooms = computed(() =>
      rooms
        .all()
        .map(room => this.of(room))
        // A panel may ask for a room never seen.
        .filter(({ lastFrameAt, tabs }) => lastFrameAt > 0 || tabs.length > 0)
        .sort(byLiveliness),
    )
    this.pages = computed(() => {
      rooms.track()
      return [...pages.views(), ...replays.pages()]
    })
  }

  of(room: RoomSession): RoomView {
    const { pages, replays } = this.#deps
    const { roomId } = room
    return replays.view(room) ?? room.view(Date.now(), pages.tabsOf(roomId), pages.isBehind(roomId))
  }

  /** Makes the calling effect follow rooms and pages. */
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

/** Below every active room, above the rest. */
const REPLAYED = 1.5

function livelinessOf({ status, replay }: RoomView): number {
  return replay ? REPLAYED : LIVELINESS[status]
}

/** By liveliness, then by last frame. */
function byLiveliness(a: RoomView, b: RoomView): number {
  return livelinessOf(b) - livelinessOf(a) || b.lastFrameAt - a.lastFrameAt
}

/** 2: something happens now; 1: a replay; 0: neither. */
export function aliveness(room: RoomView): number {
  const liveliness = livelinessOf(room)
  return liveliness > REPLAYED ? 2 : liveliness === REPLAYED ? 1 : 0
}
