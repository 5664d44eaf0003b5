import { RecordingFault } from '../../recording/fault.ts'
import { RecordingReader, recordingOf } from '../../recording/items.ts'
import type { Recorded } from '../../recording/recorded.ts'
import { RoomSession } from '../../room/session.ts'
import { decodeCaptured, takeItem } from '../../room/take-item.ts'
import { SEALED_BYTES } from '../../store/recordings.ts'
import { SessionWriter } from '../../store/session-writer.ts'
import type { Progress, Work } from '../work.ts'
import { framesOf } from './recording-file.ts'

/**
 * Imports a recording (`.frames`, `.frames.gz`) as a new session with its frames, which go through decoder and room as
 * if live. The file is not trusted: if invalid or cut, nothing is kept.
 * @returns id of the new session
 * @throws RecordingFault
 */
export async function importRecording(
  { file }: { file: Blob },
  { tables, part, signal }: Work<Progress>,
): Promise<{ sessions: string[]; events: number }> {
  const session = await SessionWriter.begin(tables, NOBODY)
  const into = new Importer(session)
  try {
    const reader = new RecordingReader()
    let offset = 0
    for await (const frame of framesOf(file, done => part({ done, all: file.size }))) {
      signal.throwIfAborted()
      const item = takeFrom(reader, frame, offset)
      offset += 4 + frame.length
      if (item) await into.take(item)
    }
    await into.end()
    return { sessions: [session.id], events: into.n }
  } catch (error) {
    await session.undo()
    throw error
  }
}

/** The room is unknown before its first frame. */
const NOBODY = { roomId: '', webRid: '', title: '', anchor: '', firstAt: 0, lastAt: 0 }

function takeFrom(reader: RecordingReader, frame: Uint8Array, offset: number): Recorded | undefined {
  try {
    return reader.take(frame)
  } catch {
    throw new RecordingFault('note', offset)
  }
}

class Importer {
  n = 0
  readonly #session: SessionWriter
  #room: RoomSession | undefined
  #roomId = ''
  #frames = 0
  /** Frames that were readable. */
  #read = 0
  #pending: Recorded[] = []
  #size = 0

  constructor(session: SessionWriter) {
    this.#session = session
  }

  async take(item: Recorded): Promise<void> {
    this.#room ??= new RoomSession(this.#session.id, item.at)
    if (item.kind === 'frame') await this.#decode(this.#room, item)
    else takeItem(this.#room, item)
    const marks = this.#room.takeMarks()
    if (marks.length > 0) await this.#session.mark(marks)
    await this.#keep(item)
  }

  async #decode(room: RoomSession, frame: Extract<Recorded, { kind: 'frame' }>): Promise<void> {
    const decoded = decodeCaptured(frame)
    this.#frames++
    if (!decoded.failure) this.#read++
    this.#roomId ||= frame.roomId || (decoded.events.find(event => event.roomId)?.roomId ?? '')
    const { entries } = takeItem(room, frame, decoded)
    this.n += entries.length
    await this.#session.add(entries)
  }

  async #keep(item: Recorded): Promise<void> {
    // Title and anchor become the session's.
    if (item.kind === 'page') return
    this.#pending.push(item)
    this.#size += item.kind === 'frame' ? item.bytes.length : 0
    if (this.#size >= SEALED_BYTES) await this.#flush()
  }

  async #flush(): Promise<void> {
    if (this.#pending.length === 0) return
    const piece = recordingOf(this.#pending)
    this.#pending = []
    this.#size = 0
    await this.#session.record(piece)
  }

  async end(): Promise<void> {
    if (!this.#room || this.#read === 0) throw new RecordingFault('nothing', 0)
    await this.#flush()
    const { page, firstAt, lastFrameAt } = this.#room.stored()
    await this.#session.finish({
      ...page,
      roomId: this.#roomId,
      firstAt,
      lastAt: lastFrameAt,
      frames: this.#frames,
    })
  }
}
