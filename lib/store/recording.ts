import type { CapturedFrame } from '../capture/captured.ts'
import type { Tables } from './tables.ts'

/** What of a captured frame is recorded. */
export type RecordedFrame = Pick<CapturedFrame, 'via' | 'bytes'>

/** Frames one after the other, each behind its length in 4 bytes, little-endian: a piece of a `.frames` file. */
export function recordingOf(frames: readonly RecordedFrame[]): Uint8Array<ArrayBuffer> {
  const wrapped = frames.map(({ via, bytes }) => (via === 'socket' ? [bytes] : [envelopeOf(bytes), bytes]))
  const size = wrapped.flat().reduce((sum, { length }) => sum + length, 4 * frames.length)
  const recording = new Uint8Array(size)
  const view = new DataView(recording.buffer)
  let at = 0
  for (const parts of wrapped) {
    view.setUint32(
      at,
      parts.reduce((sum, { length }) => sum + length, 0),
      true,
    )
    at += 4
    for (const part of parts) {
      recording.set(part, at)
      at += part.length
    }
  }
  return recording
}

/** What makes a PushFrame of a bare Response, as a poll is answered with: its type, and the head of its payload. */
function envelopeOf({ length }: Uint8Array): Uint8Array {
  const head = [0x3a, 3, 0x6d, 0x73, 0x67, 0x42]
  let rest = length
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) head.push((rest % 0x80) | 0x80)
  return Uint8Array.of(...head, rest)
}

/** The recording of a session, a piece at a time. */
export async function* recordedPieces(
  tables: Tables,
  session: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (const key of await tables.frames.where('session').equals(session).primaryKeys()) {
    const piece = await tables.frames.get(key)
    if (piece) yield piece.bytes
  }
}

/** Throws the recording of a session away; within the caller's transaction, where there is one. */
export async function dropRecording(tables: Tables, session: string): Promise<void> {
  await tables.frames.where('session').equals(session).delete()
  await tables.sessions.update(session, { frames: 0 })
}
