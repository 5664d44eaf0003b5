import { describe, expect, test } from 'vitest'
import { decodeFrame, decodeResponse } from '../../../lib/protocol/decode.ts'
import { encode, frame, message, pushFrame } from './encode.ts'

const context = { roomId: '7300000000000000001', receivedAt: 1_700_000_009_000 }
const common = { msgId: '7500000000000000001', roomId: '7300000000000000002', createTime: '1700000001234' }
const url = (text: string) => Buffer.from(text)
const person = {
  id: '7100000000000000003',
  nickname: '小禾',
  gender: 2,
  avatarThumb: { urlList: [url('http://a/1.png'), url('https://a/2.png'), url('https://a/3.png')] },
  payGrade: { level: 21 },
  fansClub: { data: { clubName: '夜猫', level: 14 } },
  userAttr: { isAdmin: true },
  displayId: 'xiaohe',
  secUid: 'MS4wLjABAAAA',
  idStr: '7100000000000000003',
}
const user = {
  id: '7100000000000000003',
  nickname: '小禾',
  gender: 2,
  avatarUrl: 'https://a/2.png',
  level: 21,
  fansClub: { name: '夜猫', level: 14 },
  roles: ['admin'],
  displayId: 'xiaohe',
  secUid: 'MS4wLjABAAAA',
}
const base = {
  id: '42',
  roomId: '7300000000000000002',
  time: 1_700_000_001_234,
  receivedAt: 1_700_000_009_000,
}

/** Names on the wire that do not follow from the schema's. */
const METHOD_OF: Record<string, string> = {
  LinkMicBattleFinish: 'WebcastLinkMicBattleFinishMethod',
}

function only(type: string, fields: object, method?: string) {
  const { events, failure } = decodeFrame(frame([message(type, fields, '42', method)]), context)
  expect(failure).toBeUndefined()
  expect(events).toHaveLength(1)
  return events[0]
}

describe('each message becomes its event', () => {
  test.each([
    [
      'ChatMessage',
      { common, user: person, content: '这件多少钱[比心]' },
      {
        type: 'chat',
        text: '这件多少钱[比心]',
        segments: [
          { kind: 'text', text: '这件多少钱' },
          { kind: 'emoji', name: '[比心]' },
        ],
      },
    ],
    [
      'ChatMessage',
      {
        common,
        user: person,
        content: '@老周 好',
        rtfContentV2: {
          pieces: [
            { type: 11, userValue: { user: { nickname: '老周', idStr: '5' } } },
            { type: 1, stringValue: ' 好' },
            {
              type: 15,
              imageValue: { image: { urlList: [url('https://e/1')], content: { alternativeText: '[笑]' } } },
            },
          ],
        },
      },
      {
        type: 'chat',
        text: '@老周 好',
        segments: [
          { kind: 'mention', text: '@老周', userId: '5' },
          { kind: 'text', text: ' 好' },
          { kind: 'emoji', name: '[笑]', imageUrl: 'https://e/1' },
        ],
      },
    ],
    [
      'EmojiChatMessage',
      {
        common,
        user: person,
        defaultContent: '[比心]',
        emojiContent: { pieces: [{ imageValue: { image: { urlList: [url('https://e/2')] } } }] },
      },
      { type: 'emoji', text: '[比心]', imageUrl: 'https://e/2' },
    ],
    [
      'GiftMessage',
      {
        common,
        user: person,
        giftId: '463',
        repeatCount: '5',
        groupCount: '66',
        groupId: '1776121373',
        toUser: { id: '9', nickname: '主播' },
        gift: {
          id: '463',
          name: '小心心',
          diamondCount: 1,
          combo: true,
          image: { urlList: [url('https://g/1')] },
        },
      },
      {
        type: 'gift',
        gift: { id: '463', name: '小心心', diamonds: 1, imageUrl: 'https://g/1' },
        count: 330,
        groupSize: 66,
        comboId: '1776121373',
        combo: true,
        comboEnd: false,
        toUser: { id: '9', nickname: '主播' },
      },
    ],
    [
      'GiftMessage',
      { common, user: person, giftId: '3992', gift: { name: '嘉年华', diamondCount: 30000 } },
      {
        type: 'gift',
        gift: { id: '3992', name: '嘉年华', diamonds: 30000 },
        count: 1,
        combo: false,
        comboEnd: true,
      },
    ],
    [
      'LikeMessage',
      { common, user: person, count: 13, total: 13826 },
      { type: 'like', count: 13, total: 13826 },
    ],
    [
      'MemberMessage',
      { common, user: person, memberCount: 96, action: 1 },
      { type: 'enter', memberCount: 96 },
    ],
    ['MemberMessage', { common, user: person, memberCount: 96, action: 2 }, { type: 'system' }],
    [
      'SocialMessage',
      { common, user: person, action: 1, followCount: 7 },
      { type: 'follow', followCount: 7 },
    ],
    [
      'SocialMessage',
      { common, user: person, action: 3, shareTarget: '1' },
      { type: 'share', shareTarget: '1' },
    ],
    [
      'FansclubMessage',
      { common, user: person, action: 2, content: '成为第505名小糖人成员' },
      { type: 'fansclub', action: 'join', text: '成为第505名小糖人成员' },
    ],
    [
      'FansclubMessage',
      { common, user: person, action: 1, content: '升级' },
      { type: 'fansclub', action: 'upgrade', text: '升级' },
    ],
    [
      'FansclubMessage',
      {
        common: { ...common, displayText: { defaultPattern: '恭喜加入【星光团】' } },
        user: person,
        action: 2,
        content: ' ',
      },
      { type: 'fansclub', action: 'join', text: '恭喜加入【星光团】' },
    ],
    ...[0, 3, 6, 7, 99].map((action): [string, object, object] => [
      'FansclubMessage',
      { common, user: person, action },
      { type: 'fansclub', action: 'other', text: '' },
    ]),
  ])('%s %#', (type, fields, expected) => {
    expect(only(type, fields)).toEqual({ ...base, method: `Webcast${type}`, user, ...expected })
  })

  test.each([
    [
      'RoomUserSeqMessage',
      { common, total: 3482, totalUser: 9000, ranks: [{ rank: 1, score: '7', user: person }] },
      { type: 'audience', online: 3482, totalViewers: 9000, top: [{ rank: 1, score: '7', user }] },
    ],
    [
      'RoomStatsMessage',
      { common, displayLong: '2252在线观众', displayValue: 2252, total: 2252 },
      { type: 'audience', online: 2252, top: [], text: '2252在线观众' },
    ],
    ['ControlMessage', { common, action: 1 }, { type: 'control', status: 'paused' }],
    ['ControlMessage', { common, action: 2 }, { type: 'control', status: 'resumed' }],
    [
      'ControlMessage',
      { common, action: 3, tips: '直播已结束' },
      { type: 'control', status: 'ended', text: '直播已结束' },
    ],
    ['ControlMessage', { common, action: 4 }, { type: 'control', status: 'ended', cause: 'admin' }],
    ['ControlMessage', { common, action: 5 }, { type: 'control', status: 'other', cause: 'node' }],
    [
      'ImDeleteMessage',
      { common, deleteMsgIds: ['7500000000000000009'] },
      { type: 'system', recalls: ['7500000000000000009'] },
    ],
  ])('%s %#', (type, fields, expected) => {
    expect(only(type, fields)).toEqual({ ...base, method: `Webcast${type}`, ...expected })
  })

  test.each([
    [
      "an entrance by sharing, in the server's words",
      'MemberMessage',
      {
        common: {
          displayText: encode('Text', {
            defaultPattern: '{0:user} 通过分享来了',
            pieces: [{ userValue: { user: { nickname: '小禾' } } }],
          }),
        },
        action: 1,
        userEnterTipType: 6,
      },
      { type: 'enter', text: '小禾 通过分享来了' },
    ],
    [
      'an entrance whose words are broken',
      'MemberMessage',
      { common: { displayText: Uint8Array.of(0x22, 0x7f) }, action: 1, userEnterTipType: 6 },
      { type: 'enter', memberCount: 0 },
    ],
    [
      'a moderator without a name',
      'MemberMessage',
      { user: person, action: 9 },
      { type: 'notice', action: 'muted', text: '' },
    ],
    [
      'what the server says of a moderation',
      'MemberMessage',
      { action: 7, actionDescription: '被移出直播间' },
      { type: 'notice', action: 'kicked', text: '被移出直播间' },
    ],
    ['a share and a follow among members', 'MemberMessage', { action: 8 }, { type: 'share' }],
    [
      'nobody has scored yet',
      'LinkMicBattleFinish',
      { userInfos: [{ key: '1', value: { user: { nickName: '糖糖' } } }], cutShortPrompt: '对方离开' },
      { type: 'battle', action: 'end', text: '对方离开', sides: [{ id: '1', nickname: '糖糖' }] },
    ],
    ['a link-mic of one line', 'LinkMicMethod', { tips: '正在匹配' }, { type: 'system', text: '正在匹配' }],
    [
      'a link-mic list',
      'LinkMicMethod',
      { linkedListUsers: [{ user: { idStr: '3', nickname: '阿山花' } }] },
      { type: 'battle', action: 'connect', sides: [{ id: '3', nickname: '阿山花' }] },
    ],
    [
      'the end of a link-mic',
      'LinkMessage',
      { closeContent: {} },
      { type: 'battle', action: 'leave', text: '' },
    ],
    [
      'why somebody left the link-mic',
      'LinkMessage',
      { sysKickOutContent: { reasonToast: '违规下麦' } },
      { type: 'battle', action: 'leave', text: '违规下麦' },
    ],
    ['a link message of nothing known', 'LinkMessage', {}, { type: 'system' }],
    [
      'a lucky bag that was drawn',
      'LotteryEventNewMessage',
      { lotteryStatus: 2, prizeCount: 5 },
      { type: 'lottery', kind: 'bag', action: 'end', diamonds: 5 },
    ],
    [
      'a red packet with its time in ms',
      'LuckyBoxMessage',
      { sendTime: '1700000000000', delayTime: 180 },
      { type: 'lottery', drawAt: 1_700_000_180_000 },
    ],
    [
      'a product that nothing is told of',
      'LiveShoppingMessage',
      {},
      { type: 'product', action: 'other', products: [] },
    ],
    [
      'a picture in the clear',
      'LiveShoppingMessage',
      { updatedProductInfo: { title: 'x', cover: 'http://a/1' } },
      { type: 'product', action: 'update', products: [{ title: 'x' }] },
    ],
    ['a purchase of nobody', 'LiveEcomMessage', {}, { type: 'system' }],
    ['a room message that only the page reads', 'RoomMessage', { content: ' ' }, { type: 'system' }],
    [
      'a screen chat of nobody',
      'ScreenChatMessage',
      { content: '好听' },
      { type: 'superchat', text: '好听' },
    ],
  ])('%s', (_, type, fields, expected) => {
    expect(only(type, fields, METHOD_OF[type])).toMatchObject(expected)
  })

  test('a notice names its user only where the sentence does not', () => {
    const notify = (content: string) =>
      only('NotifyMessage', { content, user: person }, 'WebcastRoomNotifyMessage')
    expect(notify('送出嘉年华')?.user?.nickname).toBe('小禾')
    expect(notify('小禾 送出嘉年华')).not.toHaveProperty('user')
  })

  test('a name without Webcast is the same message', () => {
    expect(only('LinkMicMethod', { userScores: [{ score: 3, userId: 9 }] }, 'LinkMicMethod')).toMatchObject({
      type: 'battle',
      method: 'LinkMicMethod',
      sides: [{ id: '9', score: '3' }],
    })
  })

  test('a recall without Common takes its room from the address', () => {
    expect(only('LiveMsgRecallMessage', { recallMsgId: '77' })).toMatchObject({
      type: 'system',
      recalls: ['77'],
      roomId: context.roomId,
      time: context.receivedAt,
    })
  })
})

describe('people', () => {
  test.each([
    [
      'level of the badge where PayGrade is absent',
      {
        badgeImageList: [
          { imageType: 7, content: { level: 9 } },
          { imageType: 1, content: { level: 14 } },
        ],
      },
      { level: 14 },
    ],
    ['masked name where there is no other', { desensitizedNickname: '吴***' }, { nickname: '吴***' }],
    ['id by number where there is no text', { id: '111111' }, { id: '111111' }],
    ['really anonymous', { isAnonymous: true }, { anonymous: true }],
    ['masked by the id that all share', { id: '111111', nickname: '吴***' }, { masked: true }],
    [
      'masked where the name shown is the one for strangers',
      { id: '5', nickname: '吴***', desensitizedNickname: '吴***' },
      { masked: true },
    ],
    ['whose club the badge is of', { fansClub: { data: { anchorId: '77' } } }, { fansOf: '77' }],
    ['where they broadcast', { webRid: '271828' }, { webRid: '271828' }],
    [
      'the larger picture where the small one is in the clear',
      {
        avatarThumb: { urlList: [url('http://a/1')] },
        avatarMedium: encode('Image', { urlList: [url('http://a/2')] }),
        avatarLarge: encode('Image', { urlList: [url('http://a/3'), url('https://a/4')] }),
      },
      { avatarUrl: 'https://a/4' },
    ],
    [
      'the rest of a person whose larger picture is broken',
      { nickname: '甲', avatarMedium: Uint8Array.of(0x0a, 0x7f), userAttr: { isSuperAdmin: true } },
      { nickname: '甲', roles: ['admin'] },
    ],
  ])('%s', (_, fields, expected) => {
    expect(only('ChatMessage', { user: fields, content: 'x' })).toMatchObject({ user: expected })
  })

  test.each([
    ['a name that ends in stars by choice', { nickname: '吴***', desensitizedNickname: '小***' }, 'masked'],
    ['mystery_man alone', { id: '5', nickname: '甲' }, 'anonymous'],
    ['a club without a name', { fansClub: { data: { level: 3 } } }, 'fansClub'],
    ['a club of no anchor', { fansClub: { data: { clubName: '夜猫', level: 3 } } }, 'fansOf'],
  ])('%s says nothing', (_, fields, key) => {
    expect(only('ChatMessage', { user: fields, content: 'x' })?.user).not.toHaveProperty(key)
  })

  test('an address in the clear is no picture', () => {
    const event = only('ChatMessage', {
      user: { avatarThumb: { urlList: [url('http://a/1')] } },
      content: 'x',
    })
    expect(event?.user).not.toHaveProperty('avatarUrl')
  })
})

describe('time of an event', () => {
  const now = '1700000005000'
  const chat = (fields: object) =>
    decodeFrame(frame([message('ChatMessage', { content: 'x', ...fields })], { now }), context).events[0]
      ?.time
  test.each([
    ['Common.create_time first', { common, eventTime: '1700000002' }, 1_700_000_001_234],
    ["then the message's own, in seconds", { common: {}, eventTime: '1700000002' }, 1_700_000_002_000],
    ['then Response.now', {}, 1_700_000_005_000],
  ])('%s', (_, fields, expected) => expect(chat(fields)).toBe(expected))

  test('at last the time of receipt', () => {
    expect(only('ChatMessage', { content: 'x' })?.time).toBe(context.receivedAt)
  })
})

describe('what cannot be understood', () => {
  test('a method without schema is read without one, in its room and time', () => {
    expect(only('ChatMessage', { common, content: '读得出' }, 'WebcastNewMessage')).toEqual({
      ...base,
      method: 'WebcastNewMessage',
      type: 'unknown',
      reason: 'no schema',
      fields: [
        {
          field: 1,
          wire: 2,
          value: [
            { field: 2, wire: 0, value: '7500000000000000001' },
            { field: 3, wire: 0, value: '7300000000000000002' },
            { field: 4, wire: 0, value: '1700000001234' },
          ],
        },
        { field: 3, wire: 2, value: '读得出' },
      ],
    })
  })

  test('a bad message is told with its reason; its neighbours live', () => {
    const good = message('ChatMessage', { content: 'good' })
    const bad = { method: 'WebcastChatMessage', msgId: '2', payload: Uint8Array.of(0x1a, 0x7f, 0x61) }
    const { events, failure } = decodeFrame(frame([good, bad, good]), context)
    expect(failure).toBeUndefined()
    expect(events.map(({ type, id }) => [type, id])).toEqual([
      ['chat', '1'],
      ['unknown', '2'],
      ['chat', '1'],
    ])
    expect(events[1]).toMatchObject({
      reason: 'index out of range: 2 + 127 > 3',
      method: 'WebcastChatMessage',
    })
  })

  test('a frame without a payload is an empty Response', () => {
    const { events, failure } = decodeFrame(pushFrame(new Uint8Array(0)), context)
    expect(events).toEqual([])
    expect(failure).toBeUndefined()
    expect(decodeResponse(new Uint8Array(0), context)).toMatchObject({ events: [], now: 0 })
  })

  test('frames of other kinds carry no events and are no failure', () => {
    expect(decodeFrame(Uint8Array.of(0x3a, 2, 0x68, 0x62), context)).toEqual({
      events: [],
      now: 0,
      payloadType: 'hb',
      size: 0,
      strange: [],
    })
    expect(decodeFrame(pushFrame(new Uint8Array(0), 'close'), context).payloadType).toBe('close')
  })

  test.each([
    ['nothing', new Uint8Array(0), { reason: 'not a PushFrame: no payload type', offset: 0 }],
    [
      'text',
      new TextEncoder().encode('<html></html>'),
      { reason: 'invalid wire type 4 at offset 1', offset: 1 },
    ],
  ])('%s is no frame', (_, bytes, failure) => {
    expect(decodeFrame(bytes, context)).toMatchObject({ events: [], failure })
  })
})

describe('the ways of packing', () => {
  const messages = [message('ChatMessage', { common, user: person, content: '包装' })]
  const expected = decodeFrame(frame(messages), context).events

  test('plain payload', () =>
    expect(decodeFrame(frame(messages, { gzip: false }), context).events).toEqual(expected))
  test('bare Response of the HTTP way', () => {
    expect(decodeResponse(encode('Response', { messages }), context).events).toEqual(expected)
  })
})
