import type { LiveEvent } from '../../lib/model/events.ts'
import { decodeFrame } from '../../lib/protocol/decode.ts'
import { createLog } from '../room/log.ts'
import { flood } from '../room/scenes.ts'

/** Events of a busy simulated room, decoded from its frames. */
export function roomEvents(count: number): LiveEvent[] {
  const roomId = '7300000000000000001'
  const startsAt = 1_767_225_600_000
  const log = createLog(roomId, 0)
  const events: LiveEvent[] = []
  for (const { messages } of flood(1, 2000, count / 1000).batches({ roomId, anchor: '主播', startsAt })) {
    const { bytes } = log.make(messages, startsAt, 1)
    events.push(...decodeFrame(bytes, { roomId, receivedAt: startsAt }).events)
    if (events.length >= count) break
  }
  return events.slice(0, count)
}
