import type { webcast } from '../../../proto/generated/decoder.js'
import type { RankEvent, RankPlace, SystemEvent } from '../../model/events.ts'
import { decimal, toNumber } from '../int64.ts'
import { brief, imageUrl } from '../person.ts'
import type { Base } from './row.ts'

/** The top givers of this broadcast. */
export function roomRank(message: webcast.RoomRankMessage, base: Base): RankEvent {
  const entries =
    message.audienceRanks.length > 0
      ? message.audienceRanks.flatMap(({ user, rank, score }, index) =>
          place(toNumber(rank) || index + 1, user, decimal(score)),
        )
      : message.ranks.flatMap(({ user, scoreStr }, index) => place(index + 1, user, scoreStr))
  return { type: 'rank', ...base, text: '', entries }
}

/**
 * The room's places in Douyin's rankings, one server text each (小时榜第3名). A text that only repeats the ranking's name
 * labels a button, and is ignored.
 */
export function hourRank({ info }: webcast.RanklistHourEntranceMessage, base: Base): RankEvent | SystemEvent {
  const details = [...(info?.globalInfos ?? []), ...(info?.verticalInfos ?? [])].flatMap(one => one.details)
  const sentences = details.flatMap(({ pages, title }) =>
    pages.flatMap(({ content }) => (content.trim() === title ? [] : content.trim() || [])),
  )
  if (sentences.length === 0) return { type: 'system', ...base }
  return { type: 'rank', ...base, text: [...new Set(sentences)].join(' · '), entries: [] }
}

/** Top givers for a link-mic guest. Ignores entries without a name. */
export function contributions(message: webcast.LinkerContributeMessage, base: Base): RankEvent | SystemEvent {
  const entries = message.userContributeList.flatMap(
    ({ userId, rank, score, nickname, avatarThumb }, index) => {
      if (!nickname) return []
      const avatarUrl = imageUrl(avatarThumb)
      const user = { id: decimal(userId), nickname, ...(avatarUrl ? { avatarUrl } : {}) }
      return [{ rank: toNumber(rank) || index + 1, user, score: decimal(score) }]
    },
  )
  return entries.length > 0 ? { type: 'rank', ...base, text: '', entries } : { type: 'system', ...base }
}

function place(rank: number, from: webcast.UserBrief | null | undefined, score: string): RankPlace[] {
  const user = brief(from)
  return user ? [{ rank, user, ...(score && score !== '0' ? { score } : {}) }] : []
}
