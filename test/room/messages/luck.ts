/** Red packets and lucky bags, and what becomes of them. */
import type { SceneMessage } from '../types.ts'
import * as wire from '../wire.ts'
import type { Cast, Options } from './cast.ts'

export function luckBuilders({ random, now, begin, from }: Cast) {
  /** Somebody puts diamonds into a red packet, to be opened after a while. */
  function redPacket(given: Options & { diamonds?: number } = {}): SceneMessage {
    const { user, common, described } = from('WebcastLuckyBoxMessage', 'lottery', given)
    const diamonds = given.diamonds ?? random.pick([20, 100, 500, 1_000])
    const sendTime = Math.floor(now() / 1000)
    const payload = LuckyBox({
      common: wire.Common(common),
      diamondCount: diamonds,
      boxId: wire.int64(random.digits(18)),
      sendTime,
      delayTime: 60,
      boxType: 1,
      title: '恭喜发财，大吉大利',
      user: user.encoded,
    })
    const drawAt = (sendTime + 60) * 1000
    const event = { kind: 'packet', action: 'open', diamonds, drawAt }
    return { ...described, text: '恭喜发财，大吉大利', event, payload }
  }

  function redPacketResult(given: Options & { winners?: number } = {}): SceneMessage {
    const winners = given.winners ?? random.between(1, 12)
    const { common, described } = begin('WebcastLuckyBoxRewardMessage', 'lottery', given)
    const rewardedUserId = Array.from({ length: winners }, () => random.digits(16))
    const payload = Reward({ common: wire.Common(common), boxId: 5, boxIdStr: '5', rewardedUserId })
    return { ...described, event: { kind: 'packet', action: 'result', winners }, payload }
  }

  function redPacketEnd(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastLuckyBoxEndMessage', 'lottery', given)
    const payload = BoxEnd({ common: wire.Common(common), boxId: 5, boxIdStr: '5' })
    return { ...described, event: { kind: 'packet', action: 'end' }, payload }
  }

  /** A lucky bag: of diamonds, or of a prize with a name. */
  function luckyBag(given: Options & { prize?: string } = {}): SceneMessage {
    const { common, described } = begin('WebcastLotteryEventNewMessage', 'lottery', given)
    const drawTime = Math.floor(now() / 1000) + 300
    const payload = Lottery({
      common: wire.Common(common),
      lotteryId: wire.int64(random.digits(18)),
      lotteryStatus: 1,
      lotteryStartTime: drawTime - 300,
      lotteryDrawTime: drawTime,
      prizeCount: 200,
      luckyCount: 10,
      awardName: given.prize ?? '钻石',
      conditionsDetail: [
        Condition({ type: 3, content: '主播好棒' }),
        Condition({ type: 7, minFansLevel: 3 }),
        Condition({ type: 4, needDiamondCount: 9 }),
        Condition({ type: 6 }),
      ],
    })
    const conditions = [
      { kind: 'comment', text: '主播好棒' },
      { kind: 'fansLevel', level: 3 },
      { kind: 'gift', diamonds: 9 },
    ]
    const prize = given.prize === undefined ? { diamonds: 200 } : { prize: given.prize }
    const drawAt = drawTime * 1000
    const event = { kind: 'bag', action: 'open', ...prize, winners: 10, conditions, drawAt }
    return { ...described, event, payload }
  }

  function luckyBagResult(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastLotteryDrawResultEventMessage', 'lottery', given)
    const userIds = Array.from({ length: 10 }, () => wire.int64(random.digits(16)))
    const payload = DrawResult({ common: wire.Common(common), lotteryId: 7, userIds })
    return { ...described, event: { kind: 'bag', action: 'result', winners: 10 }, payload }
  }

  return { redPacket, redPacketResult, redPacketEnd, luckyBag, luckyBagResult }
}

const LuckyBox = wire.wire({
  common: 1,
  diamondCount: 2,
  boxId: 3,
  sendTime: 4,
  delayTime: 5,
  boxType: 6,
  title: 7,
  user: 12,
})
const Reward = wire.wire({ common: 1, boxId: 2, boxIdStr: 3, rewardedUserId: 4 })
const BoxEnd = wire.wire({ common: 1, boxId: 2, boxIdStr: 3 })
const Lottery = wire.wire({
  common: 1,
  lotteryId: 2,
  lotteryStatus: 3,
  lotteryStartTime: 4,
  lotteryDrawTime: 5,
  prizeCount: 13,
  luckyCount: 14,
  awardName: 18,
  conditionsDetail: 21,
})
const Condition = wire.wire({ type: 1, content: 2, needDiamondCount: 3, minFansLevel: 4 })
const DrawResult = wire.wire({ common: 1, lotteryId: 2, userIds: 3 })
