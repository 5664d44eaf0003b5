import type { Asks } from '../history/messages.ts'
import type { Work } from '../history/work.ts'
import { recordedPieces } from '../store/recording.ts'
import { sinkOf } from './sink.ts'

/** Writes the frames of a session as they came, for `npm run decode` and for who reports a bug. */
export async function exportRecording(
  { session, file }: Asks['recording']['give'],
  { tables, part, signal }: Work<Asks['recording']['part']>,
): Promise<Asks['recording']['result']> {
  const sink = await sinkOf(file, blob => part({ done: 0, all: 1, blob }))
  try {
    for await (const piece of recordedPieces(tables, session)) {
      signal.throwIfAborted()
      await sink.write([piece])
    }
    return { bytes: await sink.close() }
  } catch (error) {
    await sink.abort()
    throw error
  }
}
