import { webcast } from '../../../proto/generated/decoder.js'
import type { GiftEvent, SystemEvent } from '../../model/events.ts'
import { decimal, type Int64, toNumber } from '../int64.ts'
import { decodeOptional } from '../optional.ts'
import { imageUrl, sender, userId } from '../person.ts'
import type { Base } from './row.ts'

/** send_type of a combo message; presets and single gifts have another, or none. */
const COMBO = 4

/** A gift, or one of a combo's messages. docs/gifts.md explains its numbers. */
export function gift(message: webcast.GiftMessage, base: Base): GiftEvent {
  const { gift: what, toUser } = message
  const comboId = decimal(message.groupId)
  // A later message of a combo may lack the gift; then its group id makes it one.
  const combo = (what?.combo ?? true) && (comboId !== '0' || toNumber(message.sendType) === COMBO)
  const isEnd = message.repeatEnd === 1
  return {
    type: 'gift',
    ...base,
    ...sender(message.user),
    gift: giftOf(message.giftId, what, () => nameOf(message)),
    ...countsOf(message),
    ...(comboId === '0' ? {} : { comboId }),
    combo,
    comboEnd: !combo || isEnd,
    ...(isEnd ? { summary: true } : {}),
    ...receiver(toUser ? userId(toUser) : decimal(message.toUserIds[0] ?? 0), toUser),
  }
}

/** A GiftMessage inside another message. */
export function bindingGift({ msg }: webcast.BindingGiftMessage, base: Base): GiftEvent | SystemEvent {
  return msg ? gift(msg, base) : { type: 'system', ...base }
}

/** Fewer fields: the sender only in Common, no group id, no summary. */
export function lightGift(message: webcast.LightGiftMessage, base: Base): GiftEvent {
  const { giftStruct: what, common } = message
  const combo = what?.combo === true && toNumber(message.sendType) === COMBO
  return {
    type: 'gift',
    ...base,
    ...sender(decodeOptional(webcast.User, common?.user)),
    gift: giftOf(0, what, () => described(common)),
    ...countsOf(message),
    combo,
    comboEnd: !combo,
    ...receiver(decimal(message.toUserId), undefined),
  }
}

/** From the free cells that viewers collect. Costs nothing; only the description names it. */
export function freeCellGift(message: webcast.FreeCellGiftMessage, base: Base): GiftEvent {
  const { toUser } = message
  return {
    type: 'gift',
    ...base,
    ...sender(message.user),
    gift: giftOf(message.giftId, undefined, () => described(message.common)),
    ...countsOf(message),
    combo: false,
    comboEnd: true,
    ...receiver(toUser ? userId(toUser) : '0', toUser),
  }
}

interface Counts {
  groupCount: Int64
  repeatCount: Int64
  comboCount: Int64
  totalCount?: Int64
}

/**
 * Gifts of a combo so far. `repeat_count` counts gifts or taps, and each tap sends `group_count` gifts. Multiplying
 * needs proof: the count equals that of the taps, or is no multiple of the group.
 */
function countsOf(message: Counts): Pick<GiftEvent, 'count' | 'groupSize'> {
  const group = Math.max(1, toNumber(message.groupCount))
  const taps = toNumber(message.comboCount)
  const repeat = toNumber(message.repeatCount) || taps || 1
  const total = toNumber(message.totalCount ?? 0)
  const isWhole = repeat === total || repeat === group * taps
  const isTaps = !isWhole && (repeat === taps || repeat % group !== 0 || repeat * group === total)
  return { count: isTaps ? repeat * group : repeat, ...(group > 1 ? { groupSize: group } : {}) }
}

function giftOf(
  id: Int64,
  what: webcast.GiftStruct | null | undefined,
  name: () => string,
): GiftEvent['gift'] {
  const picture = imageUrl(what?.image) ?? imageUrl(what?.icon)
  const giftId = decimal(id)
  return {
    id: giftId === '0' && what ? decimal(what.id) : giftId,
    name: what?.name || name(),
    diamonds: Math.max(0, what?.diamondCount ?? 0),
    ...(picture ? { imageUrl: picture } : {}),
  }
}

function receiver(id: string, user: webcast.User | null | undefined): Pick<GiftEvent, 'toUser'> {
  return id === '0' ? {} : { toUser: { id, nickname: user?.nickname ?? '' } }
}

/** Of a missing gift: from the tray's text, else from the description. */
function nameOf({ trayDisplayText, common }: webcast.GiftMessage): string {
  const tray = decodeOptional(webcast.TrayText, trayDisplayText)
  const named = tray?.pieces.find(piece => piece.giftValue?.nameRef?.defaultPattern)
  return named?.giftValue?.nameRef?.defaultPattern || described(common)
}

/** Common.describe ends with the gift: `小禾:送给主播 1个小心心`. */
function described(common: webcast.GiftCommon | null | undefined): string {
  const text = common?.describe?.length ? new TextDecoder().decode(common.describe) : ''
  return /.*\d个([^\d\s][^\s]{0,30})$/s.exec(text)?.[1] ?? ''
}
