import { Gzip } from 'fflate'
import { framed, splitFrames } from '../../recording/frames.ts'
import { recordingOf } from '../../recording/items.ts'
import { redactRecorded } from '../../recording/redaction.ts'
import { recordedPieces } from '../../store/recordings.ts'
import type { Tables } from '../../store/tables.ts'
import type { Asks } from '../messages.ts'
import type { Work } from '../work.ts'
import { sinkOf } from './sink.ts'

const LONGEST = 200

/**
 * Writes one `.frames.gz` for `npm run decode`, bug reports and import. `blank` removes names and texts, see
 * `redactFrame`.
 */
export async function exportRecording(
  { session, blank, file }: Asks['recording']['give'],
  { tables, part, signal }: Work<Asks['recording']['part']>,
): Promise<Asks['recording']['result']> {
  let done = 0
  const all = (await tables.sessions.get(session))?.frames ?? 0
  const sink = await sinkOf(file, blob => part({ done, all, blob }))
  const packed: Uint8Array<ArrayBuffer>[] = []
  const gzip = new Gzip(chunk => packed.push(Uint8Array.from(chunk)))
  try {
    for await (const piece of pieces(tables, session)) {
      signal.throwIfAborted()
      const frames = splitFrames(piece).frames.map(({ frame }) => frame)
      gzip.push(blank ? framed(frames.flatMap(frame => redactRecorded(frame) ?? [])) : piece)
      await sink.write(packed.splice(0))
      // Each frame has a note before it.
      done += frames.length / 2
      part({ done: Math.min(done, all), all })
    }
    gzip.push(new Uint8Array(), true)
    await sink.write(packed.splice(0))
    return { bytes: await sink.close() }
  } catch (error) {
    await sink.abort()
    throw error
  }
}

/** The room comes before its frames. */
async function* pieces(tables: Tables, id: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const session = await tables.sessions.get(id)
  if (!session) return
  const { webRid, title, anchor, firstAt } = session
  const page = { url: '', webRid, title: title.slice(0, LONGEST), anchor: anchor.slice(0, LONGEST) }
  yield recordingOf([{ kind: 'page', at: firstAt, page }])
  yield* recordedPieces(tables, id)
}
