import { frameLength } from '../../recording/frames.ts'
import { FRAME_LIMIT } from '../../recording/recorded.ts'
import type { Progress, Work } from '../work.ts'
import { importLines } from './import-lines.ts'
import { importRecording } from './import-recording.ts'

/**
 * Reads a file of ours, told by its first bytes: JSON Lines, or a recording of frames. Where anything in it is wrong,
 * nothing of it stays.
 * @returns the ids of the new sessions
 * @throws Error with what is wrong; RecordingFault where it is no JSON Lines
 */
export async function importFile(
  give: { file: Blob },
  work: Work<Progress>,
): Promise<{ sessions: string[]; events: number }> {
  const head = new Uint8Array(await give.file.slice(0, 4).arrayBuffer())
  // As the length of a frame, the beginning of a line of JSON would be beyond all bounds.
  const isText = head[0] === 0x7b && (frameLength(head, 0) ?? 0) > FRAME_LIMIT
  return isText ? importLines(give, work) : importRecording(give, work)
}
