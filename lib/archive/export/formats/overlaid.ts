import type { LiveEvent } from '../../../model/events.ts'
import { oneLine } from '../../../model/one-line.ts'
import { isTalk } from '../../../model/talk.ts'

const LONGEST = 100

/** What people say, on one line; empty for other events. */
export function overlaid(event: LiveEvent): string {
  if (!isTalk(event)) return ''
  const text = oneLine(event.text).trim()
  return [...text.slice(0, 2 * LONGEST)].slice(0, LONGEST).join('')
}
