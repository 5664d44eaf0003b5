import type { webcast } from '../../../proto/generated/decoder.js'
import type { AudienceEvent } from '../../model/events.ts'
import { decimal, toNumber } from '../int64.ts'
import { person } from '../person.ts'
import type { Base } from './row.ts'

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

/** The online count, for rooms where RoomUserSeq is absent for minutes. */
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

/** Earnings of the broadcast so far. Cumulative: do not sum. */
export function earnings(message: webcast.UpdateFanTicketMessage, base: Base): AudienceEvent {
  const earned = message.roomFanTicketCountText || decimal(message.roomFanTicketCount)
  return { type: 'audience', ...base, earned, top: [] }
}
