import type { Mark } from '../../../model/marks.ts'
import type { SessionRecord } from '../../../store/records.ts'
import type { Writer } from '../writer.ts'

/** Of the lines, not of the program. */
export const JSONL_VERSION = 1

/**
 * JSON Lines: exact, and what `importFile` reads. A line with `session` begins each session, then a line with `mark`
 * for each of its gaps, then one with `entry` for each event.
 */
export function jsonlWriter(): Writer {
  return {
    head: () => '',
    session: (session, marks) =>
      `${JSON.stringify({ tingdan: JSONL_VERSION, session: described(session) })}\n${marks.map(markLine).join('')}`,
    line: ({ entry }) => `${JSON.stringify({ entry })}\n`,
    tail: () => '',
  }
}

/** What of a session's record is its own, and not what this machine has made of it. */
function described({ roomId, webRid, title, anchor, origin, firstAt, lastAt }: SessionRecord) {
  return { roomId, webRid, title, anchor, origin, firstAt, lastAt }
}

function markLine({ kind, at, from, n, count, code }: Mark): string {
  return `${JSON.stringify({ mark: { kind, at, from, n, count, code } })}\n`
}
