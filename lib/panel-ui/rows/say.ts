import { foldedGifts } from '../../feed/folded-gifts.ts'
import type { Row } from '../../feed/row.ts'
import type { Panel } from '../../panel/panel.ts'
import { isSayable } from '../../speech/asked.ts'

/** Whether a row can be read aloud: not if recalled or technical. */
export function canBeSaid({ event, recalled }: Row): boolean {
  return !recalled && isSayable(event.type)
}

/** Reads a row aloud next, regardless of the settings; a combo with its full count. */
export function say({ room }: Panel['shown'], send: Panel['send'], row: Row): void {
  const { n, event, count, fold } = row
  const roomId = room.peek()?.roomId
  const gifts = fold && event.user && foldedGifts([row, ...fold.rows]).kinds
  if (gifts && event.type === 'gift' && event.user) {
    send({
      type: 'thank',
      givers: [{ user: event.user, gifts: gifts.map(kind => ({ ...kind, diamonds: 0 })) }],
    })
  } else if (roomId)
    send({ type: 'say', roomId, n, event: event.type === 'gift' ? { ...event, count } : event })
}
