import { webcast } from '../../../proto/generated/decoder.js'
import { chat, emoji } from './chat.ts'
import { bindingGift, freeCellGift, gift, lightGift } from './gift.ts'
import { control, deletion, recall, stats, viewers } from './room.ts'
import { type Row, row } from './row.ts'
import { fansclub, like, member, social } from './social.ts'

/**
 * Every message that Tingdan understands: its name on the wire, the event type it becomes, its schema in
 * webcast.proto and its normaliser. To add one, add a row here (docs: CONTRIBUTING.md).
 */
export const MESSAGES: ReadonlyMap<string, Row> = new Map<string, Row>([
  ['WebcastChatMessage', row('chat', webcast.ChatMessage, chat, message => message.eventTime)],
  ['WebcastEmojiChatMessage', row('emoji', webcast.EmojiChatMessage, emoji)],
  ['WebcastGiftMessage', row('gift', webcast.GiftMessage, gift)],
  ['WebcastBindingGiftMessage', row('gift', webcast.BindingGiftMessage, bindingGift)],
  ['WebcastLightGiftMessage', row('gift', webcast.LightGiftMessage, lightGift)],
  ['WebcastFreeCellGiftMessage', row('gift', webcast.FreeCellGiftMessage, freeCellGift)],
  ['WebcastLikeMessage', row('like', webcast.LikeMessage, like)],
  ['WebcastMemberMessage', row('enter', webcast.MemberMessage, member)],
  ['WebcastSocialMessage', row('follow', webcast.SocialMessage, social)],
  ['WebcastFansclubMessage', row('fansclub', webcast.FansclubMessage, fansclub)],
  ['WebcastRoomUserSeqMessage', row('audience', webcast.RoomUserSeqMessage, viewers)],
  ['WebcastRoomStatsMessage', row('audience', webcast.RoomStatsMessage, stats)],
  ['WebcastControlMessage', row('control', webcast.ControlMessage, control)],
  ['WebcastImDeleteMessage', row('system', webcast.ImDeleteMessage, deletion)],
  ['WebcastLiveMsgRecallMessage', recall(webcast.LiveMsgRecallMessage)],
])
