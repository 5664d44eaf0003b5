/** What the room itself says, in sentences of the server's. */
import type { SceneMessage } from '../types.ts'
import * as wire from '../wire.ts'
import type { Cast, Options } from './cast.ts'
import {
  giftPiece,
  heartPiece,
  imagePiece,
  patternPiece,
  sentence,
  stringPiece,
  userPiece,
} from './sentence.ts'

export function noticeBuilders({ random, host, somebody, begin, from }: Cast) {
  /** In Common.display_text, with every kind of piece; the content is a space, as the server sends it. */
  function roomMessage(given: Options = {}): SceneMessage {
    const who = given.user && 'encoded' in given.user ? given.user : somebody()
    const { common, described } = begin('WebcastRoomMessage', 'notice', given)
    const displayText = sentence(
      '{0:user} 给 {1:user} 送了{2:gift}{3:heart}，{4:pattern}{5:string} {6:image}',
      userPiece(who),
      userPiece(host),
      giftPiece('165', '玫瑰'),
      heartPiece(),
      patternPiece('热度升到'),
      stringPiece('第3级'),
      imagePiece('badge/3', '[三级]'),
    )
    const payload = Room({
      common: wire.Common({ ...common, displayText }),
      content: ' ',
      bizScene: 'public_screen_hot_word_gather',
    })
    const text = `${who.nickname} 给 ${host.nickname} 送了玫瑰❤，热度升到第3级 [三级]`
    return { ...described, text, payload }
  }

  /** Plain. */
  function announcement(given: Options & { text?: string } = {}): SceneMessage {
    const { common, described } = begin('WebcastRoomMessage', 'notice', given)
    const text = given.text ?? '欢迎来到直播间！抖音严禁未成年人直播或打赏。'
    const payload = Room({ common: wire.Common(common), content: text, roomMessageType: 1 })
    return { ...described, text, payload }
  }

  /** Nothing to read. */
  function emptyRoomMessage(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastRoomMessage', 'system', given)
    return { ...described, payload: Room({ common: wire.Common(common), content: ' ' }) }
  }

  function notify(given: Options = {}): SceneMessage {
    const { user, common, described } = from('WebcastRoomNotifyMessage', 'notice', given)
    const text = '送出嘉年华，快去围观'
    const payload = Notify({
      common: wire.Common(common),
      schema: 'sslocal://webcast_room',
      notifyType: 1,
      content: text,
      user: user.encoded,
    })
    return { ...described, text, payload }
  }

  function commonText(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastCommonTextMessage', 'notice', given)
    const displayText = sentence('本场点赞已达 {0:string}', stringPiece('10万'))
    const payload = CommonText({ common: wire.Common({ ...common, displayText }), scene: 'like_milestone' })
    return { ...described, text: '本场点赞已达 10万', payload }
  }

  function combinedText(given: Options = {}): SceneMessage {
    const who = somebody()
    const { common, described } = begin('WebcastCombinedTextMessage', 'notice', given)
    const payload = Combined({
      common: wire.Common(common),
      supplementAreaInfo: Meta({ displayText: sentence('守护 ') }),
      coreAreaInfo: Meta({ displayText: sentence('{0:user} 开通了会员', userPiece(who)) }),
    })
    return { ...described, text: `守护 ${who.nickname} 开通了会员`, payload }
  }

  function effect(given: Options = {}): SceneMessage {
    const who = somebody()
    const { common, described } = begin('WebcastNotifyEffectMessage', 'notice', given)
    const level = random.between(20, 50)
    const text = sentence('恭喜 {0:user} 升级至{1:string}级', userPiece(who), stringPiece(String(level)))
    const item = DisplayItem({ displayItemType: 2, textItem: TextItem({ text }) })
    const payload = Effect({ common: wire.Common(common), textV2: CombinedText({ displayItems: item }) })
    return { ...described, text: `恭喜 ${who.nickname} 升级至${level}级`, payload }
  }

  function popUp(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastCommonToastMessage', 'notice', given)
    const displayText = sentence('主播开启了双倍点赞')
    const payload = PopUp({ common: wire.Common({ ...common, displayText }), duration: 3 })
    return { ...described, text: '主播开启了双倍点赞', payload }
  }

  function toast(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastToastMessage', 'notice', given)
    const payload = Toast({ common: wire.Common(common), content: '网络不稳定' })
    return { ...described, text: '网络不稳定', payload }
  }

  function intro(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastRoomIntroMessage', 'notice', given)
    const payload = Intro({ common: wire.Common(common), user: host.encoded, intro: '每晚八点，不见不散' })
    return { ...described, text: '每晚八点，不见不散', payload }
  }

  function userStats(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastUserStatsMessage', 'notice', given)
    const payload = UserStats({ common: wire.Common(common), content: '你已观看 30 分钟', actionType: 1 })
    return { ...described, text: '你已观看 30 分钟', payload }
  }

  function quiz(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastQuizAudienceStatusMessage', 'notice', given)
    const quizList = Quiz({ quizId: '9', title: '今晚谁能赢？', options: '[]', quizStatus: 1 })
    const payload = QuizStatus({ common: wire.Common(common), quizList })
    return { ...described, text: '今晚谁能赢？', payload }
  }

  function task(given: Options = {}): SceneMessage {
    const { common, described } = begin('WebcastGrowthTaskMessage', 'notice', given)
    const growth = GrowthTask({ id: 3, taskName: '收到 10 个玫瑰就唱一首歌', status: 1 })
    const payload = Task({ common: wire.Common(common), task: growth, action: 1 })
    return { ...described, text: '收到 10 个玫瑰就唱一首歌', payload }
  }

  function exhibition(given: Options = {}): SceneMessage {
    const who = somebody()
    const { common, described } = begin('WebcastExhibitionChatMessage', 'notice', given)
    const displayText = sentence('{0:user} 点亮了{1:gift}', userPiece(who), giftPiece('588', '棒棒糖'))
    const payload = Exhibition({ common: wire.Common(common), displayText, unlightedItem: 3, lightedItem: 4 })
    return { ...described, text: `${who.nickname} 点亮了棒棒糖`, payload }
  }

  return {
    roomMessage,
    announcement,
    emptyRoomMessage,
    notify,
    commonText,
    combinedText,
    effect,
    popUp,
    toast,
    intro,
    userStats,
    quiz,
    task,
    exhibition,
  }
}

const Room = wire.wire({ common: 1, content: 2, roomMessageType: 4, bizScene: 20 })
const Notify = wire.wire({ common: 1, schema: 2, notifyType: 3, content: 4, user: 5 })
const CommonText = wire.wire({ common: 1, user: 2, scene: 3 })
const Combined = wire.wire({ common: 1, bizScene: 2, supplementAreaInfo: 3, coreAreaInfo: 4 })
const Meta = wire.wire({ displayText: 1, maxRows: 2 })
const Effect = wire.wire({ common: 1, icons: 2, text: 3, textV2: 6 })
const CombinedText = wire.wire({ displayItems: 1 })
const DisplayItem = wire.wire({ displayItemType: 1, imagesItem: 50, textItem: 51 })
const TextItem = wire.wire({ text: 1 })
const PopUp = wire.wire({ common: 1, discardable: 2, immediate: 3, duration: 4 })
const Toast = wire.wire({ common: 1, content: 2 })
const Intro = wire.wire({ common: 1, user: 2, style: 3, intro: 4 })
const UserStats = wire.wire({ common: 1, content: 2, userId: 3, actionType: 4 })
const QuizStatus = wire.wire({ common: 1, quizList: 2 })
const Quiz = wire.wire({ quizId: 1, title: 2, options: 3, quizStatus: 4 })
const Task = wire.wire({ common: 1, task: 2, action: 3 })
const GrowthTask = wire.wire({ id: 1, taskName: 9, taskDesc: 10, status: 15 })
const Exhibition = wire.wire({ common: 1, displayText: 2, unlightedItem: 3, lightedItem: 4 })
