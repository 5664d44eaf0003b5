/** What came into play in 2026: the PK's new messages, and small news of which little more than the name is known. */
import type { Person } from '../people.ts'
import type { SceneMessage } from '../types.ts'
import * as wire from '../wire.ts'
import type { Cast, Options } from './cast.ts'
import { sentence } from './sentence.ts'

export function buildersOf2026({ now, host, somebody, begin }: Cast) {
  /** A PK starts, or its scores are final. */
  function battleStatus(given: Options & { ends?: boolean; battleId?: string } = {}): SceneMessage {
    const { ends = false, battleId = '7300000000000000043' } = given
    const { common, described } = begin('WebcastBattleStatusMessage', 'battle', given)
    const startedAt = Math.floor(now() / 1000) * 1000
    const payload = BattleStatus({
      common: wire.Common(common),
      battleId,
      phase: ends ? 2 : 1,
      duration: 300,
      forfeitSeconds: 180,
      startTime: String(startedAt),
      endTime: String(startedAt + 300_000),
    })
    const event = ends
      ? { action: 'end', battleId }
      : { action: 'start', battleId, startedAt, duration: 300_000 }
    return { ...described, event, payload }
  }

  /** Points for the anchor. */
  function battlePoints(given: Options & { added?: number } = {}): SceneMessage {
    const { added = 10 } = given
    const { common, described } = begin('WebcastLinkmicPlayModeUpdateScoreMessage', 'battle', given)
    const payload = UpdateScore({ common: wire.Common(common), anchorId: wire.int64(host.id), score: added })
    return { ...described, event: { action: 'score' }, payload }
  }

  /** Who sits where in the link-mic. */
  function seats(given: Options & { guest?: Person } = {}): SceneMessage {
    const { common, described } = begin('WebcastLinkmicUIMessage', 'system', given)
    const people = [host, given.guest ?? somebody()]
    const payload = LinkmicUI({
      common: wire.Common(common),
      layout: Layout({
        seats: people.map(({ id, nickname }, position) =>
          Seat({ position, user: SeatUser({ uid: wire.int64(id), nick: nickname }) }),
        ),
      }),
    })
    return { ...described, event: { seats: people.map(({ id, nickname }) => ({ id, nickname })) }, payload }
  }

  function topic(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastRoomCommentTopicMessage', 'notice', given)
    const payload = Topics({
      common: wire.Common(common),
      topics: [Topic({ text: '今天吃什么', label: '热聊中' })],
    })
    return { ...described, text: '今天吃什么 热聊中', event: { action: 'topic' }, payload }
  }

  /** A message that is described by its name, and by words if it has some. */
  function announced(given: Options & { method: keyof typeof ANNOUNCED; words?: string }): SceneMessage {
    const { method, words = '' } = given
    const { common, described } = begin(method, 'notice', given)
    const displayText = words === '' ? undefined : sentence(words)
    const encoded = wire.Common({ ...common, displayText })
    const payload =
      method === 'WebcastPreviewCjRpMessage'
        ? CommonSecond({ common: encoded })
        : CommonOnly({ common: encoded })
    return { ...described, ...(words ? { text: words } : {}), event: { action: ANNOUNCED[method] }, payload }
  }

  return { battleStatus, battlePoints, seats, topic, announced }
}

/** Methods that are announced, with what happened. */
export const ANNOUNCED = {
  WebcastAnchorLinkmicSilenceMessage: 'micMuted',
  WebcastLotteryCandidateEventMessage: 'bagEntries',
  WebcastPreviewCjRpMessage: 'packetSoon',
  WebcastGiftVoteMessage: 'giftVote',
} as const

const BattleStatus = wire.wire({
  common: 1,
  battleId: 2,
  phase: 4,
  duration: 6,
  forfeitSeconds: 7,
  startTime: 8,
  endTime: 9,
})
const UpdateScore = wire.wire({ common: 1, anchorId: 5, score: 9 })
const LinkmicUI = wire.wire({ common: 1, layout: 3 })
const Layout = wire.wire({ seats: 5 })
const Seat = wire.wire({ position: 1, user: 3 })
const SeatUser = wire.wire({ uid: 1, nick: 2 })
const Topics = wire.wire({ common: 1, topics: 4 })
const Topic = wire.wire({ text: 3, label: 5 })
const CommonOnly = wire.wire({ common: 1 })
const CommonSecond = wire.wire({ common: 2 })
