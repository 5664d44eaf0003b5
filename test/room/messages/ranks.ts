/** Rankings: of this broadcast, of the guests on the link-mic, and of Douyin. */
import type { SceneMessage } from '../types.ts'
import * as wire from '../wire.ts'
import type { Cast, Options } from './cast.ts'

export function rankBuilders({ random, host, people, begin }: Cast) {
  const places = () => people.filter(({ masked }) => !masked).slice(0, 3)

  function roomRank(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastRoomRankMessage', 'rank', given)
    const ranks = places().map((person, at) =>
      RoomRank({ user: person.encoded, scoreStr: `${3 - at}.2万`, profileHidden: false }),
    )
    const payload = RankMessage({ common: wire.Common(common), ranks })
    const entries = places().map(({ id, nickname }, at) => ({
      rank: at + 1,
      user: { id, nickname },
      score: `${3 - at}.2万`,
    }))
    return { ...described, text: '', event: { entries }, payload }
  }

  /** The list that the page opens: scores as numbers. */
  function audienceRank(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastRoomRankMessage', 'rank', given)
    const audienceRanks = places().map((person, at) =>
      AudienceRank({ user: person.encoded, score: 900 - at, rank: at + 1 }),
    )
    const payload = RankMessage({ common: wire.Common(common), audienceRanks })
    const entries = places().map(({ id }, at) => ({ rank: at + 1, user: { id }, score: String(900 - at) }))
    return { ...described, event: { entries }, payload }
  }

  /** The room's places in rankings. Without `news` only the buttons to them. */
  function hourRank(given: Options & { news?: boolean } = {}): SceneMessage {
    const { news = true } = given
    const type = news ? 'rank' : 'system'
    const { common, described } = begin('WebcastRanklistHourEntranceMessage', type, given)
    const hour = news ? `小时榜第${random.between(1, 99)}名` : '小时榜'
    const info = Hour({
      globalInfos: [ranking('小时榜', hour), ranking('人气榜', '人气榜')],
      verticalInfos: ranking('聊天室榜', '聊天室榜'),
    })
    const payload = HourMessage({ common: wire.Common(common), info })
    return { ...described, ...(news ? { text: hour } : {}), payload }
  }

  /** Who gives for a guest. Often without names, and then of no interest. */
  function contributions(given: Options & { named?: boolean } = {}): SceneMessage {
    const { named = true } = given
    const type = named ? 'rank' : 'system'
    const { common, described } = begin('WebcastLinkerContributeMessage', type, given)
    const userContributeList = places().map(({ id, nickname }, at) =>
      Contribution({
        userId: wire.int64(id),
        rank: at + 1,
        score: 30 - at,
        nickname: named ? nickname : '',
      }),
    )
    const payload = Contribute({
      common: wire.Common(common),
      userId: wire.int64(host.id),
      totalScore: 102,
      userContributeList,
    })
    const entries = places().map(({ id, nickname }, at) => ({
      rank: at + 1,
      user: { id, nickname },
      score: String(30 - at),
    }))
    return { ...described, ...(named ? { event: { entries } } : {}), payload }
  }

  return { roomRank, audienceRank, hourRank, contributions }
}

function ranking(title: string, content: string): Uint8Array {
  return Info({ details: Detail({ pages: Page({ content }), ranklistType: 1, title }) })
}

const RankMessage = wire.wire({ common: 1, ranks: 2, audienceRanks: 3 })
const RoomRank = wire.wire({ user: 1, scoreStr: 2, profileHidden: 3 })
const AudienceRank = wire.wire({ user: 1, score: 2, rank: 3 })
const HourMessage = wire.wire({ common: 1, info: 2 })
const Hour = wire.wire({ globalInfos: 1, defaultGlobalInfos: 2, verticalInfos: 3 })
const Info = wire.wire({ details: 1 })
const Detail = wire.wire({ pages: 1, ranklistType: 2, title: 3 })
const Page = wire.wire({ content: 1 })
const Contribute = wire.wire({ common: 1, userId: 2, totalScore: 3, userContributeList: 4 })
const Contribution = wire.wire({ userId: 1, rank: 2, score: 3, nickname: 4 })
