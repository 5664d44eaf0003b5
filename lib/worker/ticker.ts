import { type RoomClock, timeIn, wallTime } from '../model/clock.ts'
import type { RoomSession } from '../room/session.ts'
import type { Panels } from './panels.ts'

export interface TickerParts {
  rooms: () => RoomSession[]
  /** How time passes in a room. */
  clock: (roomId: string) => RoomClock
  panels: Panels
}

/** Lets time pass in the rooms: notices silence when it is due, not by polling. */
export class Ticker {
  private readonly parts: TickerParts
  private timer: ReturnType<typeof setTimeout> | undefined
  private due = Infinity

  constructor(parts: TickerParts) {
    this.parts = parts
  }

  /** Looks again at when something is due; call it when a room has changed. */
  wind(room: RoomSession): void {
    const clock = this.parts.clock(room.roomId)
    const change = room.nextChange(timeIn(clock, Date.now()))
    const next = change === undefined ? undefined : wallTime(clock, change)
    if (next === undefined || next >= this.due) return
    this.due = next
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.tick(), Math.max(0, next - Date.now()))
  }

  private tick(): void {
    this.due = Infinity
    for (const room of this.parts.rooms()) this.wind(room)
    this.parts.panels.roomsChanged()
  }
}
