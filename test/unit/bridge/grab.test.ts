import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toGrab } from '../../../lib/bridge/formats/grab.ts'
import type { LiveEvent } from '../../../lib/model/events.ts'
import { anyEvent, others } from '../model/any-event.ts'
import { MSG_ID, ROOM, ROOM_ID, told, USER } from './told.ts'

/** Long numbers become strings behind a `#`: `JSON.parse` would round them. */
function dataOf(text: string | undefined): Record<string, unknown> {
  const { Data } = JSON.parse(text ?? '') as { Data: string }
  return JSON.parse(Data.replace(/:(\d{16,})([,}])/g, ':"#$1"$2'))
}

const COMMON = {
  MsgId: `#${MSG_ID}`,
  Onwer: {
    UserId: '9007199254740993',
    SecUid: 'MS4wAnchor',
    Nickname: '糖糖',
    HeadUrl: 'https://p3.douyinpic.com/anchor.jpg',
    FollowStatus: 0,
  },
  RoomId: ROOM_ID,
  WebRoomId: '80017709309',
}
const PERSON = {
  Id: '#98765432109876543',
  ShortId: 0,
  DisplayId: 'xiaohe',
  Nickname: '小禾',
  Level: 23,
  PayLevel: 23,
  Gender: 2,
  HeadImgUrl: 'https://p3.douyinpic.com/xiaohe.jpg',
  SecUid: 'MS4wUser',
  FansClub: { ClubName: '糖糖团', Level: 7 },
  FollowerCount: -1,
  FollowStatus: -1,
  FollowingCount: -1,
}
const rose = { id: '463', name: '玫瑰', diamonds: 1, imageUrl: 'https://p3.douyinpic.com/rose.png' }
const gift = { type: 'gift', method: 'WebcastGiftMessage', user: USER, gift: rose } as const

describe("DouyinBarrageGrab's format, field by field", () => {
  test.each([
    [
      'a chat',
      told({ type: 'chat', method: 'WebcastChatMessage', user: USER, text: '你好"', segments: [] }),
      1,
      { User: PERSON, Content: '你好"' },
    ],
    [
      'a super chat is a chat',
      told({ type: 'superchat', method: 'WebcastScreenChatMessage', user: USER, text: '高级', segments: [] }),
      1,
      { User: PERSON, Content: '高级' },
    ],
    [
      'likes',
      told({ type: 'like', method: 'WebcastLikeMessage', user: USER, count: 7, total: 12_345 }),
      2,
      { User: PERSON, Content: '小禾 为主播点了7个赞，总点赞12345', Count: 7, Total: 12_345 },
    ],
    [
      'somebody who enters',
      told({ type: 'enter', method: 'WebcastMemberMessage', user: USER, memberCount: 321 }),
      3,
      { User: PERSON, Content: '小禾 来了 直播间人数:321', CurrentCount: 321 },
    ],
    [
      'a follow',
      told({ type: 'follow', method: 'WebcastSocialMessage', user: USER, followCount: 5 }),
      4,
      { User: PERSON, Content: '小禾 关注了主播' },
    ],
    [
      'a combo, with what it adds',
      told({ ...gift, count: 12, comboId: '99', combo: true, comboEnd: false }, 2),
      5,
      {
        User: PERSON,
        Content: '小禾 送出 玫瑰(可连击) x 12个，增量2个',
        GiftId: 463,
        GiftName: '玫瑰',
        GroupId: 99,
        GiftCount: 2,
        RepeatCount: 12,
        DiamondCount: 1,
        Combo: true,
        ImgUrl: rose.imageUrl,
        ToUser: null,
      },
    ],
    [
      'a gift to a guest',
      told({ ...gift, count: 1, combo: false, comboEnd: true, toUser: { id: '5', nickname: '阿北' } }, 1),
      5,
      {
        User: PERSON,
        Content: '小禾 送出 玫瑰 x 1个，增量1个，给阿北',
        GiftId: 463,
        GiftName: '玫瑰',
        GroupId: 0,
        GiftCount: 1,
        RepeatCount: 1,
        DiamondCount: 1,
        Combo: false,
        ImgUrl: rose.imageUrl,
        ToUser: {
          ...PERSON,
          Id: 5,
          DisplayId: '',
          Nickname: '阿北',
          Level: 0,
          PayLevel: -1,
          Gender: 0,
          HeadImgUrl: '',
          SecUid: '',
          FansClub: { ClubName: '', Level: 0 },
        },
      },
    ],
    [
      'statistics, of nobody',
      told({
        type: 'audience',
        method: 'WebcastRoomUserSeqMessage',
        online: 999,
        totalViewers: 123_456,
        top: [],
      }),
      6,
      {
        User: null,
        Content: '当前直播间人数 999，累计直播间人数 12.3万',
        OnlineUserCount: 999,
        TotalUserCount: 123_456,
        TotalUserCountStr: '12.3万',
        OnlineUserCountStr: '999',
      },
    ],
    [
      'somebody who joins the fans club',
      told({
        type: 'fansclub',
        method: 'WebcastFansclubMessage',
        user: USER,
        action: 'join',
        text: '加入了',
      }),
      7,
      { User: PERSON, Content: '加入了', Type: 2, Level: 7 },
    ],
    [
      'a share with a friend',
      told({ type: 'share', method: 'WebcastSocialMessage', user: USER, shareTarget: '112' }),
      8,
      { User: PERSON, Content: '小禾 分享了直播间到抖音好友', ShareType: 112 },
    ],
    [
      'a share to somewhere else',
      told({ type: 'share', method: 'WebcastSocialMessage', user: USER, shareTarget: '77' }),
      8,
      { User: PERSON, Content: '小禾 分享了直播间到未知', ShareType: 0 },
    ],
    [
      'the end',
      told({ type: 'control', method: 'WebcastControlMessage', status: 'ended' }),
      9,
      { User: null, Content: '直播已结束' },
    ],
  ])('%s', (_, given, type, own) => {
    const text = toGrab(given)
    expect(JSON.parse(text ?? '')).toMatchObject({ Type: type, ProcessName: 'tingdan' })
    expect(dataOf(text)).toEqual({ ...COMMON, ...own })
  })

  test.each([
    ['a repeat whose count was told', told({ ...gift, count: 12, combo: true, comboEnd: true }, 0)],
    ['a pause', told({ type: 'control', method: 'WebcastControlMessage', status: 'paused' })],
    ['a chat of nobody', told({ type: 'chat', method: 'WebcastChatMessage', text: '?', segments: [] })],
    ['a sticker', told({ type: 'emoji', method: 'WebcastEmojiChatMessage', user: USER, text: '[比心]' })],
    [
      'a count without a total',
      told({ type: 'audience', method: 'WebcastRoomStatsMessage', online: 5, top: [] }),
    ],
  ])('%s is not sent', (_, given) => {
    expect(toGrab(given)).toBeUndefined()
  })

  test('an anchor of whom nothing is known is null, and one of whom only the name is known has it', () => {
    const follow = { type: 'follow', method: 'WebcastSocialMessage', user: USER } as const
    const { anchorUser: _, ...unseen } = ROOM
    expect(dataOf(toGrab(told(follow, 0, { ...unseen, anchor: '' }))).Onwer).toBeNull()
    expect(dataOf(toGrab(told(follow, 0, unseen))).Onwer).toMatchObject({ UserId: '', Nickname: '糖糖' })
  })

  test("a pseudonym's 64 bits fit in a signed long, and other ids are 0", () => {
    const of = (id: string) =>
      dataOf(toGrab(told({ type: 'follow', method: 'WebcastSocialMessage', user: { ...USER, id } })))
    expect(of('18446744073709551615').User).toMatchObject({ Id: '#9223372036854775807' })
    expect(of('nobody').User).toMatchObject({ Id: 0 })
  })

  test('any event is valid JSON, or nothing', () => {
    fc.assert(
      fc.property(anyEvent(others), fc.nat(5), (event: LiveEvent, added) => {
        const text = toGrab({ event, room: ROOM, added })
        if (text !== undefined) expect(dataOf(text)).toMatchObject({ RoomId: event.roomId })
      }),
    )
  })
})
