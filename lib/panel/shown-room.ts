import { type ReadonlySignal, signal } from '@preact/signals'
import { LIVE_CLOCK, timeIn } from '../model/clock.ts'
import type { Entry, RoomView } from '../model/entry.ts'
import { type Answer, Answers } from '../room/answers.ts'
import { HeldGifts } from '../tally/held-gifts.ts'
import { ChatRate } from '../tally/rate.ts'
import { Tally } from '../tally/tally.ts'

/** The shown room's state, numbers and time. */
export class ShownRoom {
  /** As drawn; null before the first snapshot. */
  readonly room = signal<RoomView | null>(null)
  readonly answers = signal(new Answers())
  readonly rate = new ChatRate()
  /** Changes in place. */
  tally = new Tally()
  /** At the top of the feed; changes in place. */
  held = new HeldGifts()

  #latest: RoomView | null = null
  readonly #wallClock: ReadonlySignal<number>

  /** @param wallClock ms since 1970, once a second */
  constructor(wallClock: ReadonlySignal<number>) {
    this.#wallClock = wallClock
  }

  /** Empty before the first snapshot. */
  get id(): string {
    return this.#latest?.roomId ?? ''
  }

  /** A replay is silent unless the user asked to hear it. */
  get isAudible(): boolean {
    return this.#latest?.replay?.spoken ?? true
  }

  /** The room's time; in a replay, that of the recording. */
  get now(): number {
    return timeIn(this.room.value?.replay?.clock ?? LIVE_CLOCK, this.#wallClock.value)
  }

  /** Draws a snapshot at once. `isNew` resets the totals. */
  enter(room: RoomView, entries: readonly Entry[], isNew: boolean): void {
    if (isNew) this.#startOver()
    this.rate.clear()
    this.add(entries)
    this.#latest = room
    this.draw()
  }

  /** Counts entries that came after the snapshot. */
  add(entries: readonly Entry[]): void {
    this.rate.add(entries)
    this.tally.add(entries)
    this.held.add(entries)
  }

  /** Returns whether status or replay changed, which is drawn at once. */
  update(room: RoomView): boolean {
    const before = this.#latest
    this.#latest = room
    return room.status !== before?.status || JSON.stringify(room.replay) !== JSON.stringify(before.replay)
  }

  answered(roomId: string, answers: readonly Answer[]): void {
    if (roomId === this.id) this.answers.value = new Answers(answers)
  }

  draw(): void {
    this.room.value = this.#latest
  }

  leave(): void {
    this.#startOver()
    this.#latest = null
    this.draw()
  }

  #startOver(): void {
    this.answers.value = new Answers()
    this.tally = new Tally()
    this.held = new HeldGifts()
  }
}
