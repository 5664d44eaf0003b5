import type { LiveEvent } from '../../../model/events.ts'
import { oneLine } from '../../../model/one-line.ts'
import { isTalk } from '../../../model/talk.ts'

/** A longer text would roll by unread. */
const LONGEST = 100

/** What of an event is laid over a picture: only what people say, on one line; '' for all else. */
export function overlaid(event: LiveEvent): string {
  if (!isTalk(event)) return ''
  const text = oneLine(event.text).trim()
  return [...text.slice(0, 2 * LONGEST)].slice(0, LONGEST).join('')
}
