/** The room's audience, state and recalls. */
import type { SceneMessage } from '../types.ts'
import * as wire from '../wire.ts'
import type { Cast, Options } from './cast.ts'
import { sentence, stringPiece } from './sentence.ts'

export function newsBuilders({ people, totals, walkOnline, begin }: Cast) {
  function audience(given: Options & { online?: number } = {}): SceneMessage {
    const { common, described } = begin('WebcastRoomUserSeqMessage', 'audience', given)
    totals.online = given.online ?? walkOnline()
    const { online, viewers } = totals
    const ranks = people.slice(0, 3).map(({ encoded }, index) => {
      const score = (3 - index) * 1_000 + (totals.likes % 1_000)
      return wire.Contributor({ score, user: encoded, rank: index + 1 })
    })
    const payload = wire.RoomUserSeq({
      common: wire.Common(common),
      ranks,
      total: online,
      totalUser: viewers,
      totalUserStr: inTenThousands(viewers),
      totalStr: inTenThousands(online),
    })
    return { ...described, total: online, payload }
  }

  function stats(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastRoomStatsMessage', 'audience', given)
    const total = walkOnline()
    const text = `${inTenThousands(total)}在线观众`
    const payload = wire.RoomStats({
      common: wire.Common(common),
      displayShort: inTenThousands(total),
      displayMiddle: inTenThousands(total),
      displayLong: text,
      displayValue: total,
      total,
    })
    return { ...described, text, total, payload }
  }

  function control(
    given: Options & { action?: 'pause' | 'resume' | 'finish' | 'ban'; tips?: string } = {},
  ): SceneMessage {
    const { common, described } = begin('WebcastControlMessage', 'control', given)
    const action = given.action ?? 'finish'
    const { number, status } = CONTROLS[action]
    const isBanned = action === 'ban'
    const payload = wire.Control({
      common: wire.Common(common),
      action: number,
      tips: given.tips,
      extra: isBanned ? BAN : undefined,
    })
    const text = given.tips ?? (isBanned ? '直播间违规 · 违规原因：展示违禁品' : undefined)
    const event = isBanned ? { cause: 'admin' } : {}
    return { ...described, status, ...(text === undefined ? {} : { text }), event, payload }
  }

  /** What the broadcast has earned so far. */
  function earnings(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastUpdateFanTicketMessage', 'audience', given)
    const earned = inTenThousands(totals.likes)
    const payload = FanTicket({
      common: wire.Common(common),
      roomFanTicketCountText: earned,
      roomFanTicketCount: totals.likes,
      forceUpdate: true,
    })
    return { ...described, event: { earned }, payload }
  }

  /** Takes messages back. */
  function del(recalled: readonly SceneMessage[], given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastImDeleteMessage', 'system', given)
    const recalls = recalled.map(message => message.id)
    const payload = wire.ImDelete({ common: wire.Common(common), deleteMsgIds: recalls.map(wire.int64) })
    return { ...described, recalls, payload }
  }

  /** Takes one message back, the other way; it has no Common. */
  function recall(recalled: SceneMessage, given: Options = {}): SceneMessage {
    const { described } = begin('WebcastLiveMsgRecallMessage', 'system', given)
    const { time: _, ...rest } = described
    return { ...rest, recalls: [recalled.id], payload: Recall({ recallMsgId: recalled.id, toast: '已撤回' }) }
  }

  return { audience, stats, earnings, control, del, recall }
}

const BAN = wire.ControlExtra({
  reasonNo: 3,
  title: sentence('直播间违规'),
  violationReason: sentence('违规原因：{0:string}', stringPiece('展示违禁品')),
})
const FanTicket = wire.wire({
  common: 1,
  roomFanTicketCountText: 2,
  roomFanTicketCount: 3,
  forceUpdate: 4,
})
const Recall = wire.wire({ recallMsgId: 1, recallMsgType: 2, toast: 3 })

const CONTROLS = {
  pause: { number: 1, status: 'paused' },
  resume: { number: 2, status: 'resumed' },
  finish: { number: 3, status: 'ended' },
  ban: { number: 4, status: 'ended' },
} as const

function inTenThousands(count: number): string {
  return count < 10_000 ? String(count) : `${(count / 10_000).toFixed(1)}万`
}
