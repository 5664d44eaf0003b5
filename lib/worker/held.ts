import type { CapturedFrame } from '../model/captured.ts'

/** Limits of what is held: age, number and size. */
const LONGEST_MS = 12_000
const MOST = 500
const MOST_BYTES = 4_000_000

/** A frame of a room that the page does not show. */
export interface Held {
  roomId: string
  frame: CapturedFrame
}

/** The latest frames of a page's other rooms: one of these may prove to be the room that the page shows. */
export class HeldFrames {
  #frames: Held[] = []
  #bytes = 0

  /** Adds a frame, and drops the oldest beyond the limits. */
  add(held: Held): void {
    this.#frames.push(held)
    this.#bytes += held.frame.bytes.length
    const isTooMuch = ({ frame }: Held) =>
      this.#frames.length > MOST || this.#bytes > MOST_BYTES || held.frame.at - frame.at > LONGEST_MS
    for (let eldest = this.#frames[0]; eldest && isTooMuch(eldest); eldest = this.#frames[0]) {
      this.#frames.shift()
      this.#bytes -= eldest.frame.bytes.length
    }
  }

  /** Takes out the frames of a room, in order. */
  take(roomId: string): Held[] {
    const taken = this.#frames.filter(held => held.roomId === roomId)
    this.#frames = this.#frames.filter(held => held.roomId !== roomId)
    this.#bytes = this.#frames.reduce((sum, { frame }) => sum + frame.bytes.length, 0)
    return taken
  }
}
