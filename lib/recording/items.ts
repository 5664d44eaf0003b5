import { decodeFrame } from '../protocol/decode.ts'
import { readPushFrame } from '../protocol/envelope.ts'
import { wrapped } from './envelope.ts'
import { framed } from './frames.ts'
import { noteFrame, readNote } from './note.ts'
import type { FrameNote, Recorded } from './recorded.ts'

/**
 * A piece of a recording: before each frame a note of when and how it came, between them notes of what else did. A poll's
 * answer is wrapped into a PushFrame, so that all frames read alike.
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

/** Reads a recording frame by frame. Frames without a note, as others write them, get the server's time. */
export class RecordingReader {
  #note: FrameNote | undefined
  #since = 0
  #at = 0

  /**
   * What a frame of a recording stands for; undefined where it is the note of the next one.
   * @throws where a note is broken
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
