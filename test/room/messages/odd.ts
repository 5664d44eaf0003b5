/** Messages of no interest, unknown, or broken. */
import type { SceneMessage } from '../types.ts'
import * as wire from '../wire.ts'
import type { Cast, Options } from './cast.ts'

export function oddBuilders({ random, begin }: Cast, chat: (given: Options) => SceneMessage) {
  /** Messages that only the page's own code uses. */
  function quiet(given: Options & { method?: string } = {}): SceneMessage {
    const method = given.method ?? random.pick(QUIET)
    const { common, described } = begin(method, 'system', given)
    const payload = anyMessage({
      common: wire.Common(common),
      info: anyInfo({ text: '{"step":1}' }),
      number: 5,
    })
    return { ...described, payload }
  }

  /** The same, but its subject has a name. */
  function dataSync(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastRoomDataSyncMessage', 'system', given)
    const payload = DataSync({
      common: wire.Common(common),
      roomId: 7,
      syncKey: 'LotteryInfoSyncData',
      version: 3,
    })
    return { ...described, text: 'LotteryInfoSyncData', payload }
  }

  function entrance(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastTempStateAreaReachMessage', 'system', given)
    const resource = Resource({ name: '红包', icon: 'x', description: '有红包可领' })
    const payload = TempState({ common: wire.Common(common), elemType: 1, status: 1, resource })
    return { ...described, text: '红包 · 有红包可领', payload }
  }

  /** A kind of message that nobody has heard of. */
  function unknownMethod(given: Options & { method?: string } = {}): SceneMessage {
    const { common, described } = begin(given.method ?? 'WebcastBrandNewMessage', 'unknown', given)
    const info = anyInfo({ text: '没见过的消息', number: 42 })
    return { ...described, payload: anyMessage({ common: wire.Common(common), info, number: 7 }) }
  }

  /** A known kind whose payload is broken off in the middle of a field. */
  function malformed(given: Options = {}): SceneMessage {
    const { described } = begin('WebcastChatMessage', 'unknown', given)
    const whole = chat({ ...given, id: described.id }).payload
    const { time: _, ...rest } = described
    return { ...rest, payload: whole.slice(0, Math.floor(whole.length / 2)) }
  }

  return { quiet, dataSync, entrance, unknownMethod, malformed }
}

/** Messages without a schema of their own. */
const anyMessage = wire.wire({ common: 1, info: 2, number: 3 })
const anyInfo = wire.wire({ text: 1, number: 2 })
const DataSync = wire.wire({ common: 1, roomId: 2, syncKey: 3, version: 4 })
const TempState = wire.wire({ common: 1, elemType: 2, elemId: 3, itemId: 4, status: 5, resource: 6 })
const Resource = wire.wire({ name: 1, icon: 2, description: 3 })

/** Real rooms send these, and no page shows them as a line. */
export const QUIET = [
  'WebcastInRoomBannerMessage',
  'WebcastInRoomBannerRefreshMessage',
  'WebcastChatLikeMessage',
  'WebcastHotRoomMessage',
  'WebcastLuckyBoxTempStatusMessage',
  'WebcastRoomStreamAdaptationMessage',
  'WebcastBackupSEIMessage',
  'WebcastGiftSortMessage',
  'WebcastActivityEmojiGroupsMessage',
  'WebcastFeedbackCardMessage',
  'WebcastDecorationModifyMethod',
  'WebcastDecorationUpdateMessage',
  'WebcastInteractEffectMessage',
  'WebcastSandwichBorderMessage',
  'WebcastAssetEffectUtilMessage',
  'WebcastLinkSettingNotifyMessage',
  'WebcastBattleEndPunishMessage',
  'WebcastBattleTeamTaskMessage',
  'WebcastBattlePowerContainerMessage',
  'WebcastBattleEffectContainerMessage',
  'WebcastProfitGameStatusMessage',
  'WebcastGroupLiveContainerChangeMessage',
  'WebcastResidentGuestMessage',
  'WebcastLowPcuGuideMessage',
  'WebcastLowPcuGuideChatMessage',
  'WebcastRoomIndicatorMessage',
  'WebcastCommonDotMessage',
  'WebcastCommonCardAreaMessage',
  'WebcastVisibilityRangeChangeMessage',
] as const
