import type { webcast } from '../../../proto/generated/decoder.js'
import type { AudienceEvent, ControlEvent, ControlStatus, SystemEvent } from '../events.ts'
import { decimal, toNumber } from '../int64.ts'
import { person } from '../person.ts'
import { type Base, baseOf, type Row } from './row.ts'

/** ControlMessage.action; others (5 change node, 7 ping timeout) do not change the broadcast. */
const CONTROL: Record<number, ControlStatus> = {
  1: 'paused',
  2: 'resumed',
  3: 'ended',
  4: 'ended',
  6: 'ended',
}

export function viewers(message: webcast.RoomUserSeqMessage, base: Base): AudienceEvent {
  const totalViewers = toNumber(message.totalUser)
  return {
    type: 'audience',
    ...base,
    online: toNumber(message.total),
    ...(totalViewers > 0 ? { totalViewers } : {}),
    top: message.ranks.flatMap(({ rank, user, score }) => {
      const who = person(user)
      return who ? [{ rank: toNumber(rank), user: who, score: decimal(score) }] : []
    }),
  }
}

/** RoomUserSeq may be absent for minutes: the room's statistics then tell how many are there. */
export function stats(message: webcast.RoomStatsMessage, base: Base): AudienceEvent {
  const online = toNumber(message.displayValue) || toNumber(message.total)
  return {
    type: 'audience',
    ...base,
    ...(online > 0 ? { online } : {}),
    top: [],
    text: message.displayLong || message.displayMiddle || message.displayShort,
  }
}

export function control(message: webcast.ControlMessage, base: Base): ControlEvent {
  const status = CONTROL[toNumber(message.action)] ?? 'other'
  return { type: 'control', ...base, status, ...(message.tips ? { text: message.tips } : {}) }
}

export function deletion(message: webcast.ImDeleteMessage, base: Base): SystemEvent {
  return { type: 'system', ...base, recalls: message.deleteMsgIds.map(decimal) }
}

/** LiveMsgRecallMessage has no Common. */
export function recall(schema: typeof webcast.LiveMsgRecallMessage): Row {
  return {
    type: 'system',
    read(reader, envelope) {
      const { recallMsgId } = schema.decode(reader)
      return { type: 'system', ...baseOf(envelope, null, 0), recalls: [recallMsgId] }
    },
  }
}
