import type { Mark } from '../../../model/marks.ts'
import type { SessionRecord } from '../../../store/records.ts'
import type { Writer } from '../writer.ts'

/** Version of the lines, not of the program. */
export const JSONL_VERSION = 1

/**
 * JSON Lines: exact, and readable by `importFile`. Each session has a `session` line, then a `mark` per gap and an
 * `entry` per event, with the time of its tick if answered.
 */
export function jsonlWriter(): Writer {
  return {
    head: () => '',
    session: (session, marks) =>
      `${JSON.stringify({ tingdan: JSONL_VERSION, session: described(session) })}\n${marks.map(markLine).join('')}`,
    line: ({ entry, answered }) => `${JSON.stringify({ entry, ...(answered > 0 && { answered }) })}\n`,
    tail: () => '',
  }
}

/** The part of a session record that does not depend on this machine. */
function described({ roomId, webRid, title, anchor, origin, firstAt, lastAt }: SessionRecord) {
  return { roomId, webRid, title, anchor, origin, firstAt, lastAt }
}

function markLine({ kind, at, from, n, count, code }: Mark): string {
  return `${JSON.stringify({ mark: { kind, at, from, n, count, code } })}\n`
}
