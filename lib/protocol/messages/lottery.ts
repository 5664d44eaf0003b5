import type { webcast } from '../../../proto/generated/decoder.js'
import type { LotteryCondition, LotteryEvent, SystemEvent } from '../../model/events.ts'
import { type Int64, toNumber } from '../int64.ts'
import { moment } from '../moment.ts'
import { sender } from '../person.ts'
import type { AnyMessage, Base } from './row.ts'

/** LotteryEventNewMessage.lottery_status */
const STATUS: Record<number, LotteryEvent['action']> = { 1: 'open', 2: 'end' }
/** LotteryCondition.type, according to public tools. */
const CONDITIONS: Record<number, LotteryCondition['kind']> = {
  3: 'comment',
  4: 'gift',
  5: 'fansclub',
  6: 'none',
  7: 'fansLevel',
  8: 'fansLight',
  9: 'share',
  10: 'wish',
  11: 'member',
}

/** A red packet: diamonds from one person that others open after a delay. */
export function luckyBox(message: webcast.LuckyBoxMessage, base: Base): LotteryEvent {
  const sent = moment(message.sendTime)
  const delay = toNumber(message.delayTime)
  return {
    type: 'lottery',
    ...base,
    ...sender(message.user),
    kind: 'packet',
    action: 'open',
    text: message.title,
    ...diamonds(message.diamondCount),
    ...(sent > 0 ? { drawAt: sent + delay * 1000 } : {}),
  }
}

export function luckyBoxReward(message: webcast.LuckyBoxRewardMessage, base: Base): LotteryEvent {
  return result('packet', base, message.rewardedUserId.length)
}

export function luckyBoxEnd(_: AnyMessage, base: Base): LotteryEvent {
  return { type: 'lottery', ...base, kind: 'packet', action: 'end', text: '' }
}

/** A lucky bag. */
export function luckyBag(message: webcast.LotteryEventNewMessage, base: Base): LotteryEvent | SystemEvent {
  const action = STATUS[message.lotteryStatus]
  if (!action) return { type: 'system', ...base }
  const winners = toNumber(message.luckyCount)
  const prizes = toNumber(message.prizeCount)
  const drawAt = moment(message.lotteryDrawTime)
  const { awardName, conditionsDetail } = message
  // No name, or this name, means diamonds.
  const isDiamonds = awardName === '' || awardName === '钻石'
  const conditions = conditionsDetail.map(condition)
  const asked = conditions.filter(({ kind }) => kind !== 'none')
  return {
    type: 'lottery',
    ...base,
    kind: 'bag',
    action,
    text: '',
    ...(isDiamonds ? diamonds(prizes) : { prize: awardName }),
    ...(winners > 0 ? { winners } : {}),
    ...(asked.length > 0 ? { conditions: asked } : {}),
    ...(drawAt > 0 ? { drawAt } : {}),
  }
}

export function luckyBagResult(message: webcast.LotteryDrawResultEventMessage, base: Base): LotteryEvent {
  return result('bag', base, message.userIds.length)
}

function result(kind: LotteryEvent['kind'], base: Base, winners: number): LotteryEvent {
  return { type: 'lottery', ...base, kind, action: 'result', text: '', winners }
}

function condition(from: webcast.LotteryCondition): LotteryCondition {
  const kind = CONDITIONS[from.type] ?? 'other'
  const level = toNumber(from.minFansLevel)
  return {
    kind,
    ...(from.content ? { text: from.content } : {}),
    ...(level > 0 ? { level } : {}),
    ...diamonds(from.needDiamondCount),
  }
}

function diamonds(count: Int64): { diamonds?: number } {
  const number = toNumber(count)
  return number > 0 ? { diamonds: number } : {}
}
