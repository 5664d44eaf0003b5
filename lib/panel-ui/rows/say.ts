import type { Row } from '../../feed/row.ts'
import type { Panel } from '../../panel/panel.ts'
import { isSayable } from '../../speech/asked.ts'

/** Whether a row can be read aloud: not what was taken back, and not what only the page's own code has a use for. */
export function canBeSaid({ event, recalled }: Row): boolean {
  return !recalled && isSayable(event.type)
}

/** Has a row read aloud next, whatever the settings say: of a combo all that it has come to. */
export function say({ room }: Panel['shown'], send: Panel['send'], { n, event, count }: Row): void {
  const roomId = room.peek()?.roomId
  if (roomId) send({ type: 'say', roomId, n, event: event.type === 'gift' ? { ...event, count } : event })
}
