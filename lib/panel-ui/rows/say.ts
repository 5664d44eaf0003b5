import type { Row } from '../../feed/row.ts'
import type { Panel } from '../../panel/panel.ts'
import { isSayable } from '../../speech/asked.ts'

/** Whether a row can be read aloud: not if recalled or technical. */
export function canBeSaid({ event, recalled }: Row): boolean {
  return !recalled && isSayable(event.type)
}

/** Reads a row aloud next, regardless of the settings; a combo with its full count. */
export function say({ room }: Panel['shown'], send: Panel['send'], { n, event, count }: Row): void {
  const roomId = room.peek()?.roomId
  if (roomId) send({ type: 'say', roomId, n, event: event.type === 'gift' ? { ...event, count } : event })
}
