import { foldedGifts } from '../../feed/folded-gifts.ts'
import type { Row } from '../../feed/row.ts'
import type { Panel } from '../../panel/panel.ts'
import { isSayable } from '../../speech/asked.ts'

/** Whether a row can be read aloud: not if recalled or technical. */
export function canBeSaid({ event, recalled }: Row): boolean {
  return !recalled && isSayable(event.type)
}

/** Reads a row aloud next, regardless of the settings; a combo with its full count, folded gifts together. */
export function say({ room }: Panel['shown'], send: Panel['send'], row: Row): void {
  const { n, event, count, fold } = row
  const roomId = room.peek()?.roomId
  if (event.type !== 'gift') {
    if (roomId) send({ type: 'say', roomId, n, event })
  } else if (fold && event.user) {
    const gifts = foldedGifts([row, ...fold.rows]).kinds.map(kind => ({ ...kind, diamonds: 0 }))
    send({ type: 'thank', givers: [{ user: event.user, gifts }] })
  } else if (roomId) {
    send({ type: 'say', roomId, n, event: { ...event, count } })
  }
}
