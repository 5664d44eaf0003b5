/** One of each. */

import { QUIET } from './messages/odd.ts'
import { ANNOUNCED } from './messages/of-2026.ts'
import type { Messages } from './messages.ts'
import type { SceneMessage } from './types.ts'

/** Every message that Tingdan understands, one after another. */
export function* everyMessage(m: Messages): Generator<SceneMessage> {
  const rival = m.person({ nickname: '阿山花' })
  const chat = m.chat({ text: '这条会被撤回' })
  yield* [m.chat({ user: m.host }), m.chat(), m.mention(), m.voice(), m.episode(), m.emoji()]
  yield* [m.screenChat(), m.screenChat({ official: true, user: m.host }), m.memberChat()]
  yield* [m.pinned({ text: '今晚十点抽奖' }), m.pinned({ text: '今晚十点抽奖', down: true })]
  yield* [m.hotChat(), m.echoed(), m.enter(), m.enterByShare(), m.like(), m.follow(), m.share()]
  yield* [m.fansclub({ action: 'join' }), m.fansclub({ action: 'upgrade' }), m.fansclub({ action: 'other' })]
  for (const action of MODERATED) yield m.moderated({ action })
  yield* [m.gift(), m.lightGift(), m.boundGift(), m.freeGift(), ...m.combo({ counts: [1, 3, 10] })]
  yield* [m.invited({ guest: rival }), m.linked({ guest: rival }), m.battleStart({ rival })]
  yield* [m.battleScore({ rival }), m.armies({ rival }), m.battleEnd({ rival })]
  yield* [m.battleEnd({ rival, scores: [7, 7] }), m.interactionScore({ rival }), m.match()]
  yield* [m.seats({ guest: rival }), m.battleStatus(), m.battlePoints(), m.battleStatus({ ends: true })]
  yield* [m.linked({ guest: rival, leaves: true }), m.contributions(), m.contributions({ named: false })]
  yield* [m.audience(), m.stats(), m.earnings(), m.roomRank(), m.audienceRank()]
  yield* [m.hourRank(), m.hourRank({ news: false })]
  yield* [m.redPacket(), m.redPacketResult(), m.redPacketEnd(), m.luckyBag(), m.luckyBagResult()]
  yield m.luckyBag({ prize: '蓝牙耳机' })
  for (const action of SHOPPING) yield m.product({ action })
  yield* [m.auction(), m.auction({ sold: true }), m.productList(), m.purchase(), m.shoppingData()]
  yield* [m.announcement(), m.roomMessage(), m.emptyRoomMessage(), m.notify(), m.commonText()]
  yield* [m.combinedText(), m.effect(), m.popUp(), m.toast(), m.intro(), m.userStats()]
  yield* [m.quiz(), m.task(), m.exhibition(), m.dataSync(), m.entrance()]
  yield* [m.topic(), m.announced({ method: 'WebcastGiftVoteMessage', words: '投票开始' })]
  for (const method of keysOf(ANNOUNCED)) yield m.announced({ method })
  for (const method of QUIET) yield m.quiet({ method })
  yield* [chat, m.del([chat]), m.recall(chat), m.unknownMethod()]
  yield* [m.control({ action: 'pause' }), m.control({ action: 'resume' }), m.control({ action: 'ban' })]
}

function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(table) as K[]
}

const MODERATED = ['muted', 'unmuted', 'adminGiven', 'adminTaken', 'kicked', 'blocked'] as const
const SHOPPING = ['show', 'update', 'soldout', 'coupon'] as const
