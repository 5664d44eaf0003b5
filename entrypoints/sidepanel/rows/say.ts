import type { Panel } from '../../../lib/panel/panel.ts'
import type { Row } from '../../../lib/panel/row.ts'

/** Has a row read aloud next, whatever the settings say. */
export function say(state: Panel['state'], send: Panel['send'], { n }: Row): void {
  const roomId = state.room.peek()?.roomId
  if (roomId) send({ type: 'say', roomId, n })
}
