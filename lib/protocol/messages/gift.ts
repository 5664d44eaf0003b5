import type { webcast } from '../../../proto/generated/decoder.js'
import type { GiftEvent } from '../events.ts'
import { decimal, toNumber } from '../int64.ts'
import { imageUrl } from '../person.ts'
import { by } from './chat.ts'
import type { Base } from './row.ts'

/**
 * A gift. `repeat_count` is cumulative within a combo; where a group (a preset of 66, 188, ...) is sent, each
 * repeat stands for `group_count` gifts. `total_count` may be absent and is not relied on.
 */
export function gift(message: webcast.GiftMessage, base: Base): GiftEvent {
  const what = message.gift
  const combo = what?.combo === true
  const picture = imageUrl(what?.image) ?? imageUrl(what?.icon)
  const comboId = decimal(message.groupId)
  const receiver = message.toUser
  const receiverId = receiver ? receiver.idStr || decimal(receiver.id) : '0'
  return {
    type: 'gift',
    ...base,
    ...by(message.user),
    gift: {
      id: decimal(message.giftId) === '0' && what ? decimal(what.id) : decimal(message.giftId),
      name: what?.name ?? '',
      diamonds: what?.diamondCount ?? 0,
      ...(picture ? { imageUrl: picture } : {}),
    },
    count: Math.max(1, toNumber(message.repeatCount)) * Math.max(1, toNumber(message.groupCount)),
    ...(comboId === '0' ? {} : { comboId }),
    combo,
    comboEnd: !combo || message.repeatEnd === 1,
    ...(receiver && receiverId !== '0' ? { toUser: { id: receiverId, nickname: receiver.nickname } } : {}),
  }
}
