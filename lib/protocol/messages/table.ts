import { webcast } from '../../../proto/generated/decoder.js'
import type { LiveEvent } from '../../model/events.ts'
import { METHODS, type Method, methodOf } from '../../model/methods.ts'
import { earnings, stats, viewers } from './audience.ts'
import * as battle from './battle.ts'
import { chat, emoji, episode, memberScreenChat, screenChat, voice } from './chat.ts'
import { bindingGift, freeCellGift, gift, lightGift } from './gift.ts'
import * as lottery from './lottery.ts'
import * as notice from './notice.ts'
import { productList, purchases, shopping } from './product.ts'
import { contributions, hourRank, roomRank } from './rank.ts'
import { control, dataSync, deletion, entrance, recall, shoppingData, silent } from './room.ts'
import { type AnyMessage, baseOf, type Envelope, type Normaliser } from './row.ts'
import { fansclub, like, member, social } from './social.ts'

/**
 * Normalisers in the order of `METHODS`. The compiler rejects a missing one, and one for another schema. To add a
 * message: CONTRIBUTING.md.
 */
const NORMALISERS: { readonly [M in Method]: Normaliser<M> } = {
  WebcastChatMessage: chat,
  WebcastEmojiChatMessage: emoji,
  WebcastAudioChatMessage: voice,
  WebcastEpisodeChatMessage: episode,
  WebcastScreenChatMessage: screenChat,
  WebcastPrivilegeScreenChatMessage: memberScreenChat,
  WebcastHighlightComment: notice.pinned,
  WebcastHotChatMessage: notice.hotChat,
  WebcastTopAggregateChatMessage: notice.echoed,
  WebcastChatLikeMessage: silent,

  WebcastGiftMessage: gift,
  WebcastLightGiftMessage: lightGift,
  WebcastBindingGiftMessage: bindingGift,
  WebcastFreeCellGiftMessage: freeCellGift,
  WebcastLikeMessage: like,
  WebcastMemberMessage: member,
  WebcastSocialMessage: social,
  WebcastFansclubMessage: fansclub,

  WebcastLinkMicMethod: battle.linkMic,
  WebcastLinkMessage: battle.link,
  WebcastLinkMicBattleMethod: battle.battleStart,
  WebcastLinkMicBattleFinishMethod: battle.battleEnd,
  WebcastLinkMicArmiesMethod: battle.armies,
  WebcastBattleStatusMessage: battle.status,
  WebcastLinkmicPlayModeUpdateScoreMessage: battle.points,
  WebcastLinkmicUIMessage: battle.seats,
  WebcastAnchorLinkmicSilenceMessage: notice.announced('micMuted'),
  WebcastProfitInteractionScoreMessage: battle.interactionScores,
  WebcastMatchAgainstScoreMessage: battle.match,
  WebcastLinkerContributeMessage: contributions,

  WebcastRoomUserSeqMessage: viewers,
  WebcastRoomStatsMessage: stats,
  WebcastUpdateFanTicketMessage: earnings,
  WebcastRoomRankMessage: roomRank,
  WebcastRanklistHourEntranceMessage: hourRank,
  WebcastHotRoomMessage: silent,

  WebcastLuckyBoxMessage: lottery.luckyBox,
  WebcastLuckyBoxRewardMessage: lottery.luckyBoxReward,
  WebcastLuckyBoxEndMessage: lottery.luckyBoxEnd,
  WebcastLuckyBoxTempStatusMessage: silent,
  WebcastLotteryEventNewMessage: lottery.luckyBag,
  WebcastLotteryDrawResultEventMessage: lottery.luckyBagResult,
  WebcastLotteryCandidateEventMessage: notice.announced('bagEntries'),
  WebcastPreviewCjRpMessage: notice.announced('packetSoon'),
  WebcastGiftVoteMessage: notice.announced('giftVote'),
  WebcastQuizAudienceStatusMessage: notice.quiz,
  WebcastGrowthTaskMessage: notice.task,
  WebcastExhibitionChatMessage: notice.exhibition,

  WebcastLiveShoppingMessage: shopping,
  WebcastProductChangeMessage: productList,
  WebcastLiveEcomMessage: purchases,
  WebcastLiveEcomGeneralMessage: shoppingData,

  WebcastRoomMessage: notice.roomMessage,
  WebcastRoomNotifyMessage: notice.notify,
  WebcastCommonTextMessage: notice.commonText,
  WebcastCombinedTextMessage: notice.combinedText,
  WebcastNotifyEffectMessage: notice.effect,
  WebcastCommonToastMessage: notice.toast,
  WebcastToastMessage: notice.toast,
  WebcastRoomCommentTopicMessage: notice.topic,
  WebcastRoomIntroMessage: notice.intro,
  WebcastUserStatsMessage: notice.userStats,
  WebcastControlMessage: control,
  WebcastImDeleteMessage: deletion,
  WebcastLiveMsgRecallMessage: recall,

  WebcastInRoomBannerMessage: silent,
  WebcastInRoomBannerRefreshMessage: silent,
  WebcastTempStateAreaReachMessage: entrance,
  WebcastRoomDataSyncMessage: dataSync,
  WebcastRoomStreamAdaptationMessage: silent,
  WebcastBackupSEIMessage: silent,
  WebcastGiftSortMessage: silent,
  WebcastActivityEmojiGroupsMessage: silent,
  WebcastFeedbackCardMessage: silent,
  WebcastDecorationModifyMethod: silent,
  WebcastDecorationUpdateMessage: silent,
  WebcastInteractEffectMessage: silent,
  WebcastSandwichBorderMessage: silent,
  WebcastAssetEffectUtilMessage: silent,
  WebcastLinkSettingNotifyMessage: silent,
  WebcastBattleEndPunishMessage: silent,
  WebcastBattleTeamTaskMessage: silent,
  WebcastBattlePowerContainerMessage: silent,
  WebcastBattleEffectContainerMessage: silent,
  WebcastProfitGameStatusMessage: silent,
  WebcastGroupLiveContainerChangeMessage: silent,
  WebcastResidentGuestMessage: silent,
  WebcastLowPcuGuideMessage: silent,
  WebcastLowPcuGuideChatMessage: silent,
  WebcastRoomIndicatorMessage: silent,
  WebcastCommonDotMessage: silent,
  WebcastCommonCardAreaMessage: silent,
  WebcastVisibilityRangeChangeMessage: silent,
}

/** Throws if the payload is broken. */
export type Read = (payload: Uint8Array, envelope: Envelope) => LiveEvent

const READS = new Map<string, Read>()
for (const method of Object.keys(METHODS) as Method[]) READS.set(method, reads(method))

/** By the name on the wire; undefined without a row. */
export function readerOf(name: string): Read | undefined {
  const known = READS.get(name)
  if (known) return known
  const method = methodOf(name)
  return method && READS.get(method)
}

function reads<M extends Method>(method: M): Read {
  const schema: { decode(payload: Uint8Array): object } = webcast[METHODS[method].schema]
  const toEvent = NORMALISERS[method] as (message: AnyMessage, base: ReturnType<typeof baseOf>) => LiveEvent
  return (payload, envelope) => {
    const message: AnyMessage = schema.decode(payload)
    return toEvent(message, baseOf(envelope, message.common, message.eventTime))
  }
}
