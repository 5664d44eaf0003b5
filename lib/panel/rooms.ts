import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { PageView } from '../messages/panel.ts'
import type { RoomView } from '../model/entry.ts'
import type { Settings } from '../settings/schema.ts'
import { type RoomChoice, UnreadRooms, wantedRoom } from './room-choice.ts'

/** Which rooms there are, and which one the panel asks for. */
export class Rooms {
  readonly all = signal<RoomView[]>([])
  readonly pages = signal<PageView[]>([])
  /** Whether the worker has sent its rooms yet: before that, "no room" would be a guess. */
  readonly informed = signal(false)
  readonly choice: Signal<RoomChoice>
  /** The room to ask the worker for; null for the liveliest. */
  readonly wanted: Signal<string | null>
  /** The tab that the user looks at; 0 if unknown, or if it is this page. */
  readonly activeTab = signal(0)
  /** The room shown beside it in a wide window; empty: none. */
  readonly beside = signal('')
  readonly unread = new UnreadRooms()
  /** The room of `sidepanel.html?room=`; null if the panel is free to choose. */
  readonly pinned: string | null

  readonly #settings: ReadonlySignal<Settings>

  constructor(pinned: string | null, settings: ReadonlySignal<Settings>) {
    this.pinned = pinned
    this.#settings = settings
    this.choice = signal(pinned === null ? this.#following() : { by: 'room', roomId: pinned })
    this.wanted = signal(pinned)
  }

  /** Takes the worker's list. */
  receive(rooms: RoomView[], pages: PageView[]): void {
    batch(() => {
      if (!this.informed.value) this.#dropClosedPick(rooms)
      this.informed.value = true
      this.all.value = rooms
      this.pages.value = pages
      this.#decide()
    })
  }

  /** Shows another room, or follows. */
  choose(choice: RoomChoice): void {
    this.choice.value = choice
    this.#decide()
  }

  /** Shows the room with this id; an empty id follows as the settings say. */
  pick(roomId: string): void {
    this.choose(roomId === '' ? this.#following() : { by: 'room', roomId })
  }

  /** The user looks at another tab. */
  lookAt(tabId: number): void {
    this.activeTab.value = tabId
    this.#decide()
  }

  /** Leaves a room that no longer exists, unless this panel is pinned to it. */
  leave(): void {
    if (this.pinned !== null) return
    this.wanted.value = null
    this.pick('')
  }

  #following(): RoomChoice {
    return { by: this.#settings.peek().rooms.follow }
  }

  /** Drops a pick of an earlier panel if that room has closed. */
  #dropClosedPick(rooms: readonly RoomView[]): void {
    const picked = this.choice.value
    if (this.pinned !== null || picked.by !== 'room') return
    const isOpen = rooms.some(({ roomId, tabs }) => roomId === picked.roomId && tabs.length > 0)
    if (!isOpen) this.choice.value = this.#following()
  }

  #decide(): void {
    const { choice, activeTab, pages, wanted } = this
    wanted.value = wantedRoom(choice.value, activeTab.value, pages.value, wanted.value)
  }
}
