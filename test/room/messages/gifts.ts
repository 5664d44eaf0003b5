/** Gifts, alone and in combos. */
import { encodeImage, type Person } from '../people.ts'
import { GIFTS, type GiftKind } from '../texts.ts'
import type { SceneMessage } from '../types.ts'
import * as wire from '../wire.ts'
import type { Cast, Options } from './cast.ts'

export interface GiftOptions extends Options {
  gift?: GiftKind
  /** How many so far in this combo; default 1. */
  repeatCount?: number
  /** How many a tap sends, for presets such as 66; default 1. */
  groupCount?: number
  /** The combo's group_id, a unix second; default the clock's. */
  groupId?: number
  /** The combo's closing summary. */
  repeatEnd?: boolean
  /** 4 within a combo, else 1. */
  sendType?: number
  toUser?: Person
}

export function giftBuilders({ random, now, person, from }: Cast) {
  function gift(given: GiftOptions = {}): SceneMessage {
    const { user, common, described } = from('WebcastGiftMessage', 'gift', given)
    const kind = given.gift ?? random.pick(GIFTS)
    const { repeatCount = 1, groupCount = 1, sendType = kind.combo ? 4 : 1 } = given
    const groupId = given.groupId ?? (kind.combo ? Math.floor(now() / 1000) : 0)
    const image = encodeImage(`gift/${kind.id}`)
    const count = repeatCount * groupCount
    const payload = wire.Gift({
      common: wire.Common({ ...common, describe: `${user.nickname}:送给主播 ${count}个${kind.name}` }),
      giftId: wire.int64(kind.id),
      groupCount,
      repeatCount,
      comboCount: repeatCount,
      user: user.encoded,
      toUser: given.toUser?.encoded,
      repeatEnd: given.repeatEnd === true,
      groupId,
      roomFanTicketCount: random.below(1_000_000),
      gift: wire.GiftStruct({
        image,
        describe: `送出${kind.name}`,
        duration: 1_000,
        id: wire.int64(kind.id),
        combo: kind.combo,
        type: kind.combo ? 1 : 2,
        diamondCount: kind.diamonds,
        name: kind.name,
        icon: image,
      }),
      sendType,
      clientGiftSource: 1,
      traceId: `${user.id}_${kind.id}_${groupId}`,
    })
    const comboEnd = given.repeatEnd === true || !kind.combo
    const { id, name, diamonds } = kind
    return { ...described, gift: { id, name, diamonds, count, comboEnd }, payload }
  }

  /**
   * The messages of one combo: a message for each of `counts` (the number so far; real ones skip some) and, unless
   * `end` is false, a summary that repeats the last number.
   */
  function combo(given: GiftOptions & { counts: readonly number[]; end?: boolean }): SceneMessage[] {
    const { counts, end = true, ...rest } = given
    const shared = {
      gift: GIFTS[0],
      groupId: Math.floor(now() / 1000),
      ...rest,
      user: person(given.user),
    }
    const messages = counts.map(repeatCount => gift({ ...shared, repeatCount }))
    if (end) messages.push(gift({ ...shared, repeatCount: counts.at(-1) ?? 1, repeatEnd: true }))
    return messages
  }

  return { gift, combo }
}
