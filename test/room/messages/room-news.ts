/** What the room itself says: its audience, its state, and what it takes back. */
import type { SceneMessage } from '../types.ts'
import * as wire from '../wire.ts'
import type { Cast, Options } from './cast.ts'

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
    const payload = wire.Control({ common: wire.Common(common), action: number, tips: given.tips })
    return { ...described, status, ...(given.tips === undefined ? {} : { text: given.tips }), payload }
  }

  /** Takes messages back. */
  function del(recalled: readonly SceneMessage[], given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastImDeleteMessage', 'system', given)
    const recalls = recalled.map(message => message.id)
    const payload = wire.ImDelete({ common: wire.Common(common), deleteMsgIds: recalls.map(wire.int64) })
    return { ...described, recalls, payload }
  }

  return { audience, stats, control, del }
}

const CONTROLS = {
  pause: { number: 1, status: 'paused' },
  resume: { number: 2, status: 'resumed' },
  finish: { number: 3, status: 'ended' },
  ban: { number: 4, status: 'ended' },
} as const

function inTenThousands(count: number): string {
  return count < 10_000 ? String(count) : `${(count / 10_000).toFixed(1)}万`
}
