import { effect, untracked } from '@preact/signals-core'
import { timeIn, wallTime } from '../model/clock.ts'
import type { RoomSession } from '../room/session.ts'
import type { Replays } from './replays.ts'
import type { Rooms } from './rooms.ts'

/** Reports a change when the first room falls silent, by one timer instead of polling. */
export class Ticker {
  readonly #rooms: Rooms
  readonly #replays: Replays
  #timer: ReturnType<typeof setTimeout> | undefined
  #due = Infinity

  constructor(rooms: Rooms, replays: Replays) {
    this.#rooms = rooms
    this.#replays = replays
    effect(() => {
      rooms.track()
      untracked(() => this.#wind())
    })
  }

  #wind(): void {
    const next = Math.min(...this.#rooms.all().map(room => this.#dueAt(room)))
    if (next >= this.#due) return
    this.#due = next
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#tick(), Math.max(0, next - Date.now()))
  }

  /** When a room changes by itself, ms since 1970; Infinity: never. */
  #dueAt(room: RoomSession): number {
    const clock = this.#replays.clock(room.roomId)
    const change = room.nextChange(timeIn(clock, Date.now()))
    return (change === undefined ? undefined : wallTime(clock, change)) ?? Infinity
  }

  #tick(): void {
    this.#due = Infinity
    this.#rooms.changed()
  }
}
