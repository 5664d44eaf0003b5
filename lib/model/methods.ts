import type { EventType } from './events.ts'

/**
 * The table of messages: name on the wire, schema in webcast.proto, event type, label in both languages. Normalisers
 * have the same names in `messages/table.ts`, which the compiler checks; the panel needs only this one.
 * docs/messages.md is made of it.
 */
export const METHODS = {
  // What people say
  WebcastChatMessage: row('ChatMessage', 'chat', '弹幕', 'Chat'),
  WebcastEmojiChatMessage: row('EmojiChatMessage', 'emoji', '表情', 'Sticker'),
  WebcastAudioChatMessage: row('AudioChatMessage', 'chat', '语音弹幕', 'Voice chat'),
  WebcastEpisodeChatMessage: row('EpisodeChatMessage', 'chat', '剧集弹幕', 'Episode chat'),
  WebcastScreenChatMessage: row('ScreenChatMessage', 'superchat', '高级弹幕', 'Super chat'),
  WebcastPrivilegeScreenChatMessage: row(
    'PrivilegeScreenChatMessage',
    'superchat',
    '会员高级弹幕',
    'Member super chat',
  ),
  WebcastHighlightComment: row('HighlightComment', 'notice', '置顶评论', 'Pinned comment'),
  WebcastHotChatMessage: row('HotChatMessage', 'notice', '热聊', 'Hot chat'),
  WebcastTopAggregateChatMessage: row(
    'TopAggregateChatMessage',
    'notice',
    '大家都在说',
    'Everyone is saying',
  ),
  WebcastChatLikeMessage: row('AnyMessage', 'system', '弹幕点赞', 'Chat likes'),

  // What people do
  WebcastGiftMessage: row('GiftMessage', 'gift', '礼物', 'Gift'),
  WebcastLightGiftMessage: row('LightGiftMessage', 'gift', '轻礼物', 'Light gift'),
  WebcastBindingGiftMessage: row('BindingGiftMessage', 'gift', '附带礼物', 'Bundled gift'),
  WebcastFreeCellGiftMessage: row('FreeCellGiftMessage', 'gift', '免费礼物', 'Free gift'),
  WebcastLikeMessage: row('LikeMessage', 'like', '点赞', 'Like'),
  WebcastMemberMessage: row('MemberMessage', 'enter', '进场与管理', 'Joins, moderation'),
  WebcastSocialMessage: row('SocialMessage', 'follow', '关注与分享', 'Follow, share'),
  WebcastFansclubMessage: row('FansclubMessage', 'fansclub', '粉丝团', 'Fan club'),

  // Co-hosting and PK
  WebcastLinkMicMethod: row('LinkMicMethod', 'battle', '连线', 'Co-hosting'),
  WebcastLinkMessage: row('LinkMessage', 'battle', '连线成员', 'Co-hosts'),
  WebcastLinkMicBattleMethod: row('LinkMicBattle', 'battle', 'PK 开始', 'PK start'),
  WebcastLinkMicBattleFinishMethod: row('LinkMicBattleFinish', 'battle', 'PK 结束', 'PK end'),
  WebcastLinkMicArmiesMethod: row('LinkMicArmies', 'battle', 'PK 助攻榜', 'PK supporters'),
  WebcastBattleStatusMessage: row('BattleStatusMessage', 'battle', 'PK 状态', 'PK status'),
  WebcastLinkmicPlayModeUpdateScoreMessage: row(
    'LinkmicPlayModeUpdateScoreMessage',
    'battle',
    'PK 加分',
    'PK points',
  ),
  WebcastLinkmicUIMessage: row('LinkmicUIMessage', 'system', '连线座位', 'Co-host seats'),
  WebcastAnchorLinkmicSilenceMessage: row('WordsMessage', 'notice', '连线静音', 'Co-host muted'),
  WebcastProfitInteractionScoreMessage: row(
    'ProfitInteractionScoreMessage',
    'battle',
    '互动玩法得分',
    'Interaction scores',
  ),
  WebcastMatchAgainstScoreMessage: row('MatchAgainstScoreMessage', 'battle', '比赛比分', 'Match score'),
  WebcastLinkerContributeMessage: row(
    'LinkerContributeMessage',
    'rank',
    '连线贡献',
    'Co-hosting contributions',
  ),

  // Rankings and the audience
  WebcastRoomUserSeqMessage: row('RoomUserSeqMessage', 'audience', '在线观众', 'Viewers'),
  WebcastRoomStatsMessage: row('RoomStatsMessage', 'audience', '直播间统计', 'Room statistics'),
  WebcastUpdateFanTicketMessage: row('UpdateFanTicketMessage', 'audience', '本场音浪', 'Earnings'),
  WebcastRoomRankMessage: row('RoomRankMessage', 'rank', '贡献榜', 'Contributors'),
  WebcastRanklistHourEntranceMessage: row(
    'RanklistHourEntranceMessage',
    'rank',
    '榜单排名',
    'Ranking position',
  ),
  WebcastHotRoomMessage: row('AnyMessage', 'system', '热门直播间', 'Hot room'),

  // Red packets, lucky bags, games
  WebcastLuckyBoxMessage: row('LuckyBoxMessage', 'lottery', '红包', 'Red packet'),
  WebcastLuckyBoxRewardMessage: row('LuckyBoxRewardMessage', 'lottery', '红包结果', 'Red packet result'),
  WebcastLuckyBoxEndMessage: row('AnyMessage', 'lottery', '红包结束', 'Red packet ended'),
  WebcastLuckyBoxTempStatusMessage: row('AnyMessage', 'system', '红包状态', 'Red packet status'),
  WebcastLotteryEventNewMessage: row('LotteryEventNewMessage', 'lottery', '福袋', 'Lucky bag'),
  WebcastLotteryDrawResultEventMessage: row(
    'LotteryDrawResultEventMessage',
    'lottery',
    '福袋开奖',
    'Lucky bag result',
  ),
  WebcastLotteryCandidateEventMessage: row('WordsMessage', 'notice', '福袋参与', 'Lucky bag entries'),
  WebcastPreviewCjRpMessage: row('PreviewCjRpMessage', 'notice', '红包预告', 'Red packet announced'),
  WebcastGiftVoteMessage: row('WordsMessage', 'notice', '礼物投票', 'Gift vote'),
  WebcastQuizAudienceStatusMessage: row('QuizAudienceStatusMessage', 'notice', '竞猜', 'Quiz'),
  WebcastGrowthTaskMessage: row('GrowthTaskMessage', 'notice', '任务', 'Task'),
  WebcastExhibitionChatMessage: row('ExhibitionChatMessage', 'notice', '礼物展馆', 'Gift exhibition'),

  // Shopping
  WebcastLiveShoppingMessage: row('LiveShoppingMessage', 'product', '商品动态', 'Shopping'),
  WebcastProductChangeMessage: row('ProductChangeMessage', 'product', '商品列表', 'Product list'),
  WebcastLiveEcomMessage: row('LiveEcomMessage', 'product', '购买动态', 'Purchases'),
  WebcastLiveEcomGeneralMessage: row('LiveEcomGeneralMessage', 'system', '电商数据', 'Shopping data'),

  // What the room says
  WebcastRoomMessage: row('RoomMessage', 'notice', '直播间消息', 'Room message'),
  WebcastRoomNotifyMessage: row('NotifyMessage', 'notice', '房间通知', 'Room notice'),
  WebcastCommonTextMessage: row('CommonTextMessage', 'notice', '文字消息', 'Text message'),
  WebcastCombinedTextMessage: row('CombinedTextMessage', 'notice', '组合文字', 'Combined text'),
  WebcastNotifyEffectMessage: row('NotifyEffectMessage', 'notice', '特效通知', 'Effect notice'),
  WebcastCommonToastMessage: row('CommonToastMessage', 'notice', '弹出提示', 'Pop-up'),
  WebcastToastMessage: row('ToastMessage', 'notice', '提示', 'Toast'),
  WebcastRoomCommentTopicMessage: row('RoomCommentTopicMessage', 'notice', '热聊话题', 'Chat topic'),
  WebcastRoomIntroMessage: row('RoomIntroMessage', 'notice', '直播间介绍', 'Room intro'),
  WebcastUserStatsMessage: row('UserStatsMessage', 'notice', '观众统计', 'Viewer statistics'),
  WebcastControlMessage: row('ControlMessage', 'control', '直播状态', 'Stream status'),
  WebcastImDeleteMessage: row('ImDeleteMessage', 'system', '删除弹幕', 'Deletion'),
  WebcastLiveMsgRecallMessage: row('LiveMsgRecallMessage', 'system', '撤回', 'Recall'),

  // What the page draws or keeps in step
  WebcastInRoomBannerMessage: row('AnyMessage', 'system', '活动横幅', 'Activity banner'),
  WebcastInRoomBannerRefreshMessage: row('AnyMessage', 'system', '刷新横幅', 'Banner refresh'),
  WebcastTempStateAreaReachMessage: row(
    'TempStateAreaReachMessage',
    'system',
    '临时入口',
    'Temporary entrance',
  ),
  WebcastRoomDataSyncMessage: row('RoomDataSyncMessage', 'system', '数据同步', 'Data sync'),
  WebcastRoomStreamAdaptationMessage: row('AnyMessage', 'system', '画面适配', 'Stream adaptation'),
  WebcastBackupSEIMessage: row('AnyMessage', 'system', '流信息备份', 'Stream information'),
  WebcastGiftSortMessage: row('AnyMessage', 'system', '礼物面板排序', 'Gift panel order'),
  WebcastActivityEmojiGroupsMessage: row('AnyMessage', 'system', '活动表情包', 'Activity stickers'),
  WebcastFeedbackCardMessage: row('AnyMessage', 'system', '问卷卡片', 'Survey'),
  WebcastDecorationModifyMethod: row('AnyMessage', 'system', '装饰修改', 'Decoration change'),
  WebcastDecorationUpdateMessage: row('AnyMessage', 'system', '装饰更新', 'Decoration update'),
  WebcastInteractEffectMessage: row('AnyMessage', 'system', '互动特效', 'Interactive effect'),
  WebcastSandwichBorderMessage: row('AnyMessage', 'system', '边框', 'Border'),
  WebcastAssetEffectUtilMessage: row('AnyMessage', 'system', '特效资源', 'Effect assets'),
  WebcastLinkSettingNotifyMessage: row('AnyMessage', 'system', '连线设置', 'Co-hosting settings'),
  WebcastBattleEndPunishMessage: row('AnyMessage', 'system', 'PK 惩罚结束', 'PK forfeit ended'),
  WebcastBattleTeamTaskMessage: row('AnyMessage', 'system', 'PK 任务', 'PK task'),
  WebcastBattlePowerContainerMessage: row('AnyMessage', 'system', 'PK 能量', 'PK power'),
  WebcastBattleEffectContainerMessage: row('AnyMessage', 'system', 'PK 特效', 'PK effects'),
  WebcastProfitGameStatusMessage: row('AnyMessage', 'system', '玩法状态', 'Game status'),
  WebcastGroupLiveContainerChangeMessage: row('AnyMessage', 'system', '团播布局', 'Group layout'),
  WebcastResidentGuestMessage: row('AnyMessage', 'system', '常驻嘉宾', 'Resident guests'),
  WebcastLowPcuGuideMessage: row('AnyMessage', 'system', '开播引导', 'Guide for hosts'),
  WebcastLowPcuGuideChatMessage: row('AnyMessage', 'system', '开播引导弹幕', 'Guide for hosts, chat'),
  WebcastRoomIndicatorMessage: row('AnyMessage', 'system', '直播间指标', 'Room indicator'),
  WebcastCommonDotMessage: row('AnyMessage', 'system', '红点', 'Dots'),
  WebcastCommonCardAreaMessage: row('AnyMessage', 'system', '卡片区', 'Card area'),
  WebcastVisibilityRangeChangeMessage: row('AnyMessage', 'system', '可见范围', 'Visibility'),
} as const

export type Method = keyof typeof METHODS

/** Rows by bare name: Douyin's own SDK strips `Webcast` or `WebcastOpen` too. */
const BY_BARE_NAME = new Map(Object.keys(METHODS).map(name => [bareName(name), name as Method]))

/** The row of a wire name such as `LinkMicMethod` or `WebcastOpenChatMessage`, if any. */
export function methodOf(name: string): Method | undefined {
  return Object.hasOwn(METHODS, name) ? (name as Method) : BY_BARE_NAME.get(bareName(name))
}

/** Some names also come without `Method`, such as LinkMicBattleFinish. */
function bareName(name: string): string {
  return name.replace(/^Webcast(?:Open(?=[A-Z]))?/, '').replace(/Method$/, '')
}

export interface MethodRow {
  /** In webcast.proto. */
  schema: string
  type: EventType
  label: { zh: string; en: string }
}

function row<const S extends string, const T extends EventType>(schema: S, type: T, zh: string, en: string) {
  return { schema, type, label: { zh, en } }
}
