import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { liveStatus, toDouyinLive } from '../../../lib/bridge/formats/douyin-live.ts'
import type { LiveEvent } from '../../../lib/model/events.ts'
import { anyEvent, others } from '../model/any-event.ts'
import { ANCHOR, MSG_ID, ROOM, ROOM_ID, TIME, told, USER } from './told.ts'

const BESIDE = { livename: '糖糖', title: '春装上新', avatarThumb: ANCHOR.avatarUrl }
const PERSON = {
  id: '98765432109876543',
  nickname: '小禾',
  gender: 2,
  avatarThumb: { urlList: ['https://p3.douyinpic.com/xiaohe.jpg'] },
  payGrade: { level: '23' },
  fansClub: { data: { clubName: '糖糖团', level: 7 } },
  userAttr: { isAdmin: true },
  displayId: 'xiaohe',
  secUid: 'MS4wUser',
  idStr: '98765432109876543',
}
const rose = { id: '463', name: '玫瑰', diamonds: 1, imageUrl: 'https://p3.douyinpic.com/rose.png' }
const commonOf = (method: string) => ({ method, msgId: MSG_ID, roomId: ROOM_ID, createTime: String(TIME) })

describe("douyinLive's format, field by field", () => {
  test.each([
    [
      'a chat',
      told({ type: 'chat', method: 'WebcastChatMessage', user: USER, text: '你好', segments: [] }),
      'WebcastChatMessage',
      { user: PERSON, content: '你好' },
    ],
    [
      'a sticker',
      told({
        type: 'emoji',
        method: 'WebcastEmojiChatMessage',
        user: USER,
        text: '[比心]',
        imageUrl: 'https://p3.douyinpic.com/heart.png',
      }),
      'WebcastEmojiChatMessage',
      {
        user: PERSON,
        defaultContent: '[比心]',
        emojiContent: {
          pieces: [{ imageValue: { image: { urlList: ['https://p3.douyinpic.com/heart.png'] } } }],
        },
      },
    ],
    [
      'two taps of 66 in a combo',
      told({
        type: 'gift',
        method: 'WebcastGiftMessage',
        user: USER,
        gift: rose,
        count: 132,
        groupSize: 66,
        comboId: '99',
        combo: true,
        comboEnd: true,
        toUser: { id: '5', nickname: '阿北' },
      }),
      'WebcastGiftMessage',
      {
        user: PERSON,
        giftId: '463',
        groupCount: '66',
        repeatCount: '2',
        comboCount: '2',
        repeatEnd: 1,
        groupId: '99',
        gift: {
          image: { urlList: [rose.imageUrl] },
          id: '463',
          combo: true,
          diamondCount: 1,
          name: '玫瑰',
        },
        toUser: { id: '5', nickname: '阿北', idStr: '5' },
        totalCount: '132',
      },
    ],
    [
      "another message's gift has the shape of a gift",
      told({
        type: 'gift',
        method: 'WebcastLightGiftMessage',
        user: USER,
        gift: { id: '1', name: '小心心', diamonds: 0 },
        count: 1,
        combo: false,
        comboEnd: false,
      }),
      'WebcastGiftMessage',
      {
        user: PERSON,
        giftId: '1',
        groupCount: '1',
        repeatCount: '1',
        comboCount: '1',
        gift: { id: '1', name: '小心心' },
        totalCount: '1',
      },
    ],
    [
      'likes; what is 0 is left out',
      told({ type: 'like', method: 'WebcastLikeMessage', user: USER, count: 7, total: 0 }),
      'WebcastLikeMessage',
      { user: PERSON, count: '7' },
    ],
    [
      'somebody who enters',
      told({ type: 'enter', method: 'WebcastMemberMessage', user: USER, memberCount: 321 }),
      'WebcastMemberMessage',
      { user: PERSON, memberCount: '321', action: '1' },
    ],
    [
      'a follow that came as a member',
      told({ type: 'follow', method: 'WebcastMemberMessage', user: USER, followCount: 5 }),
      'WebcastSocialMessage',
      { user: PERSON, action: '1', followCount: '5' },
    ],
    [
      'a share',
      told({ type: 'share', method: 'WebcastSocialMessage', user: USER, shareTarget: '112' }),
      'WebcastSocialMessage',
      { user: PERSON, action: '3', shareTarget: '112' },
    ],
    [
      'the fans club',
      told({
        type: 'fansclub',
        method: 'WebcastFansclubMessage',
        user: USER,
        action: 'join',
        text: '加入了',
      }),
      'WebcastFansclubMessage',
      { user: PERSON, action: 2, content: '加入了' },
    ],
    [
      'who is there',
      told({
        type: 'audience',
        method: 'WebcastRoomUserSeqMessage',
        online: 999,
        totalViewers: 123_456,
        top: [{ rank: 1, user: USER, score: '520' }],
      }),
      'WebcastRoomUserSeqMessage',
      { total: '999', totalUser: '123456', ranks: [{ rank: '1', score: '520', user: PERSON }] },
    ],
    [
      'how many are there',
      told({ type: 'audience', method: 'WebcastRoomStatsMessage', online: 5, top: [], text: '5人在线' }),
      'WebcastRoomStatsMessage',
      { displayLong: '5人在线', displayValue: '5', total: '5' },
    ],
    [
      'the end',
      told({ type: 'control', method: 'WebcastControlMessage', status: 'ended', text: '再见' }),
      'WebcastControlMessage',
      { action: '3', tips: '再见' },
    ],
    [
      'a ranking',
      told({
        type: 'rank',
        method: 'WebcastRoomRankMessage',
        text: '',
        entries: [{ rank: 1, user: { id: '5', nickname: '阿北' }, score: '1.2万' }],
      }),
      'WebcastRoomRankMessage',
      { ranks: [{ user: { id: '5', nickname: '阿北', idStr: '5' }, scoreStr: '1.2万' }] },
    ],
  ])('%s', (_, given, method, fields) => {
    const text = toDouyinLive(given)
    expect(JSON.parse(text ?? '')).toEqual({ common: commonOf(method), ...fields, method, ...BESIDE })
  })

  test('any event is valid JSON, or nothing', () => {
    fc.assert(
      fc.property(anyEvent(others), (event: LiveEvent) => {
        const text = toDouyinLive({ event, room: ROOM, added: 0 })
        if (text !== undefined) expect(JSON.parse(text)).toMatchObject({ livename: '糖糖' })
      }),
    )
  })

  test.each([
    ['live', 'ROOM_ONLINE', true],
    ['reconnecting', 'ROOM_ONLINE', true],
    ['paused', 'ROOM_ONLINE', true],
    ['waiting', 'ROOM_OFFLINE', false],
    ['left', 'ROOM_OFFLINE', false],
    ['ended', 'ROOM_ENDED', false],
  ])('a room that is %s is %s', (status, code, live) => {
    expect(JSON.parse(liveStatus('80017709309', { ...ROOM, status }))).toMatchObject({
      type: 'system',
      event: 'live_status',
      code,
      valid: true,
      live,
      room_id: '80017709309',
      live_name: '糖糖',
      title: '春装上新',
      avatar_thumb: ANCHOR.avatarUrl,
    })
  })

  test('a room that nobody told of is awaited, and a name that is none is not', () => {
    expect(JSON.parse(liveStatus('1', undefined))).toMatchObject({ code: 'ROOM_OFFLINE', has_room: null })
    expect(JSON.parse(liveStatus('', undefined, 'ROOM_NOT_FOUND'))).toMatchObject({
      valid: false,
      live: false,
    })
  })
})
