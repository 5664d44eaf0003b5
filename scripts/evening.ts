import { decodeFrame } from '../lib/protocol/decode.ts'
import { RoomSession } from '../lib/room/session.ts'
import { createLog } from '../test/room/log.ts'
import { busy } from '../test/room/scenes.ts'

/** Two hours of a busy room as an exported file, to fill the history with. */
export function evening(title: string, anchor: string): Buffer {
  const roomId = '7300000000000000168'
  const startsAt = new Date(2026, 10, 27, 20).getTime()
  const log = createLog(roomId, 0)
  const room = new RoomSession(roomId, startsAt)
  const lines: object[] = []
  let at = startsAt
  for (const { afterMs, messages } of busy(3, 1, 7_200).batches({ roomId, anchor, startsAt })) {
    at += afterMs
    const decoded = decodeFrame(log.make(messages, at, 1).bytes, { roomId, receivedAt: at })
    const { entries } = room.accept({ ...decoded, via: 'socket', at, since: Number.NEGATIVE_INFINITY })
    lines.push(...entries.map(entry => ({ entry })))
  }
  const session = {
    roomId,
    webRid: '168168',
    title,
    anchor,
    origin: 'live',
    firstAt: startsAt,
    lastAt: at,
  }
  return Buffer.from([{ tingdan: 1, session }, ...lines].map(line => `${JSON.stringify(line)}\n`).join(''))
}
