import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { PageView } from '../messages/panel.ts'
import type { RoomView } from '../model/entry.ts'
import type { Settings } from '../settings/schema/schema.ts'
import { type RoomChoice, UnreadRooms, wantedRoom } from './room-choice.ts'

/** The rooms, and which one the panel asks for. */
export class Rooms {
  readonly all = signal<RoomView[]>([])
  readonly pages = signal<PageView[]>([])
  /** The worker has sent its rooms: before, "no room" would be a guess. */
  readonly informed = signal(false)
  readonly choice: Signal<RoomChoice>
  /** To ask the worker for; null: the liveliest. */
  readonly wanted: Signal<string | null>
  /** Looked at by the user; 0: unknown, or this page. */
  readonly activeTab = signal(0)
  /** Beside it in a wide window; empty: none. */
  readonly beside = signal('')
  readonly unread = new UnreadRooms()
  /** Of `sidepanel.html?room=`; null: free to choose. */
  readonly pinned: string | null

  readonly #settings: ReadonlySignal<Settings>

  constructor(pinned: string | null, settings: ReadonlySignal<Settings>) {
    this.pinned = pinned
    this.#settings = settings
    this.choice = signal(pinned === null ? this.#following() : { by: 'room', roomId: pinned })
    this.wanted = signal(pinned)
  }

  receive(rooms: RoomView[], pages: PageView[]): void {
    batch(() => {
      if (!this.informed.value) this.#dropClosedPick(rooms)
      this.informed.value = true
      this.all.value = rooms
      this.pages.value = pages
      this.#decide()
    })
  }

  choose(choice: RoomChoice): void {
    this.choice.value = choice
    this.#decide()
  }

  /** Shows the room with this id; empty: follows as the settings say. */
  pick(roomId: string): void {
    this.choose(roomId === '' ? this.#following() : { by: 'room', roomId })
  }

  lookAt(tabId: number): void {
    this.activeTab.value = tabId
    this.#decide()
  }

  /** A room that is gone, unless pinned. */
  leave(): void {
    if (this.pinned !== null) return
    this.wanted.value = null
    this.pick('')
  }

  #following(): RoomChoice {
    return { by: this.#settings.peek().rooms.follow }
  }

  /** Drops an earlier panel's pick if that room has closed. */
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
