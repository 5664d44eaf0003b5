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

  /** Messages of a combo: one per count in `counts` and, unless `end` is false, a summary that repeats the last. */
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

  /** Told in few words: the sender only in Common. */
  function lightGift(given: Options = {}): SceneMessage {
    const { user, common, described } = from('WebcastLightGiftMessage', 'gift', given)
    const [heart] = GIFTS
    const payload = LightGift({
      common: Buffer.concat([wire.Common(common), CommonUser({ user: user.encoded })]),
      groupCount: 1,
      repeatCount: 1,
      comboCount: 1,
      sendType: 1,
      giftStruct: struct(heart),
    })
    return { ...described, gift: { ...counted(heart, 1), comboEnd: true }, payload }
  }

  /** A gift that comes with something else. */
  function boundGift(given: Options = {}): SceneMessage {
    const { user, common, described } = from('WebcastBindingGiftMessage', 'gift', given)
    const kind = GIFTS.find(({ combo }) => !combo) ?? GIFTS[0]
    const inner = wire.Gift({
      common: wire.Common(common),
      giftId: wire.int64(kind.id),
      groupCount: 1,
      repeatCount: 1,
      comboCount: 1,
      user: user.encoded,
      gift: struct(kind),
      sendType: 1,
    })
    const payload = BoundGift({ msg: inner, common: wire.Common(common) })
    return { ...described, gift: { ...counted(kind, 1), comboEnd: true }, payload }
  }

  /** Out of the cells that viewers collect: costs nothing, and only the description names it. */
  function freeGift(given: Options = {}): SceneMessage {
    const { user, common, described } = from('WebcastFreeCellGiftMessage', 'gift', given)
    const payload = FreeGift({
      common: wire.Common({ ...common, describe: `${user.nickname}:送给主播 1个幸运星` }),
      giftId: 9_001,
      groupCount: 1,
      repeatCount: 1,
      comboCount: 1,
      user: user.encoded,
    })
    const gift = { id: '9001', name: '幸运星', diamonds: 0, count: 1, comboEnd: true }
    return { ...described, gift, payload }
  }

  return { gift, combo, lightGift, boundGift, freeGift }
}

function struct(kind: GiftKind): Uint8Array {
  const { id, combo, diamonds, name } = kind
  return wire.GiftStruct({
    image: encodeImage(`gift/${id}`),
    id: wire.int64(id),
    combo,
    diamondCount: diamonds,
    name,
  })
}

function counted({ id, name, diamonds }: GiftKind, count: number) {
  return { id, name, diamonds, count }
}

const CommonUser = wire.wire({ user: 15 })
const LightGift = wire.wire({
  common: 1,
  groupCount: 2,
  repeatCount: 3,
  comboCount: 4,
  toUserId: 5,
  sendType: 9,
  giftStruct: 13,
})
const BoundGift = wire.wire({ msg: 1, common: 2 })
const FreeGift = wire.wire({
  common: 1,
  giftId: 2,
  groupCount: 4,
  repeatCount: 5,
  comboCount: 6,
  user: 7,
  toUser: 8,
})
