import { frameLength } from '../../recording/frames.ts'
import { FRAME_LIMIT } from '../../recording/recorded.ts'
import type { Progress, Work } from '../work.ts'
import { importLines } from './import-lines.ts'
import { importRecording } from './import-recording.ts'

/**
 * Imports JSON Lines or a recording, by the first bytes: all or nothing.
 * @returns ids of the new sessions
 * @throws Error with what is wrong; RecordingFault if not JSON Lines
 */
export async function importFile(
  give: { file: Blob },
  work: Work<Progress>,
): Promise<{ sessions: string[]; events: number }> {
  const head = new Uint8Array(await give.file.slice(0, 4).arrayBuffer())
  // As a frame's length, the start of a JSON line is far too large.
  const isText = head[0] === 0x7b && (frameLength(head, 0) ?? 0) > FRAME_LIMIT
  return isText ? importLines(give, work) : importRecording(give, work)
}
