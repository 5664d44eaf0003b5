import type { CapturedFrame } from '../model/captured.ts'

/** Age, number, size. */
const LONGEST_MS = 12_000
const MOST = 500
const MOST_BYTES = 4_000_000

/** A frame of a room that its page does not show. */
export interface Held {
  roomId: string
  frame: CapturedFrame
}

/** Latest frames of a page's other rooms, of which it may prove to show one. */
export class HeldFrames {
  #frames: Held[] = []
  #bytes = 0

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

  /** Removes and returns a room's frames in order. */
  take(roomId: string): Held[] {
    const taken = this.#frames.filter(held => held.roomId === roomId)
    this.#frames = this.#frames.filter(held => held.roomId !== roomId)
    this.#bytes = this.#frames.reduce((sum, { frame }) => sum + frame.bytes.length, 0)
    return taken
  }
}
