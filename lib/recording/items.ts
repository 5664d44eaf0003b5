import { decodeFrame } from '../protocol/decode.ts'
import { readPushFrame } from '../protocol/envelope.ts'
import { wrapped } from './envelope.ts'
import { framed } from './frames.ts'
import { noteFrame, readNote } from './note.ts'
import type { FrameNote, Recorded } from './recorded.ts'

/**
 * Packs items into a recording: a note with time and source before each frame, notes for other items. Polls are
 * wrapped into PushFrames.
 */
export function recordingOf(items: readonly Recorded[]): Uint8Array<ArrayBuffer> {
  return framed(
    items.flatMap(item => {
      if (item.kind !== 'frame') return noteFrame(item)
      const { bytes, ...note } = item
      return [noteFrame(note), note.via === 'http' ? wrapped('msg', bytes) : bytes]
    }),
  )
}

/** Reads a recording. Frames without a note get the server's time. */
export class RecordingReader {
  #note: FrameNote | undefined
  #since = 0
  #at = 0

  /**
   * Undefined for a note of the next frame.
   * @throws on a broken note
   */
  take(frame: Uint8Array): Recorded | undefined {
    const note = readNote(frame)
    if (note?.kind === 'frame') {
      this.#note = note
      return undefined
    }
    if (note) return note
    const known = this.#note ?? this.#guess(frame)
    this.#note = undefined
    return { ...known, bytes: known.via === 'http' ? readPushFrame(frame).payload : frame }
  }

  #guess(frame: Uint8Array): FrameNote {
    const { now } = decodeFrame(frame, { roomId: '', receivedAt: 0 })
    this.#at = Math.max(this.#at, now)
    this.#since ||= this.#at
    return { kind: 'frame', via: 'socket', socket: 1, roomId: '', at: this.#at, since: this.#since }
  }
}
