import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LiveEvent } from '../../../lib/model/events.ts'
import { dycastFormat } from '../../../lib/outlets/formats/dycast.ts'
import { anyEvent, others } from '../model/any-event.ts'
import { ROOM } from './running.ts'

const base = { id: '42', roomId: '7', time: 0, receivedAt: 0 }
const user = { id: '9', secUid: 'MS4w', nickname: '小禾', avatarUrl: 'https://a/2.png', gender: 2, roles: [] }
const USER = { id: 'MS4w', name: '小禾', avatar: 'https://a/2.png', gender: 2 }

const batchOf = (...events: LiveEvent[]) => ({
  key: '7',
  from: 1,
  upTo: events.length,
  room: ROOM,
  entries: events.map((event, at) => ({ n: at + 1, event })),
})

function messagesOf(...events: LiveEvent[]) {
  const format = dycastFormat()
  format.hello([ROOM])
  return format.events(batchOf(...events)).flatMap(text => JSON.parse(text))
}

test('the room is told first, and again where another room has come between', () => {
  const format = dycastFormat()
  const [told] = format.hello([ROOM])
  expect(JSON.parse(told ?? '')).toEqual({
    roomNum: '168',
    roomId: '7',
    uniqueId: '',
    avatar: '',
    cover: '',
    nickname: '小听',
    title: '听弹的直播间',
    status: 2,
  })
  const like: LiveEvent = { ...base, method: 'WebcastLikeMessage', type: 'like', count: 1, total: 2, user }
  const kinds = () => format.events(batchOf(like)).map(text => Array.isArray(JSON.parse(text)))
  expect(kinds()).toEqual([true])
  format.room({ ...ROOM, roomId: '8' })
  expect(kinds()).toEqual([false, true])
})

test.each<[string, LiveEvent, object]>([
  [
    'chat',
    {
      ...base,
      method: 'WebcastChatMessage',
      type: 'chat',
      user,
      text: '你好[比心]@小听',
      segments: [
        { kind: 'text', text: '你好' },
        { kind: 'emoji', name: '[比心]', imageUrl: 'https://a/e.png' },
        { kind: 'mention', text: '@小听', userId: '1' },
      ],
    },
    {
      user: USER,
      content: '你好[比心]@小听',
      rtfContent: [
        { type: 1, text: '你好' },
        { type: 2, text: '[比心]', url: 'https://a/e.png' },
        { type: 1, text: '@小听' },
      ],
    },
  ],
  [
    'gift',
    {
      ...base,
      method: 'WebcastGiftMessage',
      type: 'gift',
      user,
      gift: { id: '463', name: '小心心', diamonds: 1, imageUrl: 'https://a/g.png' },
      count: 66,
      combo: true,
      comboEnd: true,
      toUser: { id: '5', nickname: '阿远' },
    },
    {
      user: USER,
      gift: {
        id: '463',
        name: '小心心',
        price: 1,
        type: 1,
        desc: '送出小心心',
        icon: 'https://a/g.png',
        count: '66',
        repeatEnd: 1,
      },
      toUser: { id: '5', name: '阿远' },
    },
  ],
  [
    'like',
    { ...base, method: 'WebcastLikeMessage', type: 'like', user, count: 3, total: 900 },
    { user: USER, content: '为主播点赞了(3)', room: { likeCount: 900 } },
  ],
  [
    'enter',
    { ...base, method: 'WebcastMemberMessage', type: 'enter', user, memberCount: 12 },
    { user: USER, content: '进入直播间', room: { audienceCount: 12 } },
  ],
  [
    'follow',
    { ...base, method: 'WebcastSocialMessage', type: 'follow', user, followCount: 5 },
    { user: USER, content: '关注了主播', room: { followCount: 5 } },
  ],
  [
    'emoji',
    {
      ...base,
      method: 'WebcastEmojiChatMessage',
      type: 'emoji',
      user,
      text: '[比心]',
      imageUrl: 'https://a/s.png',
    },
    { user: USER, content: 'https://a/s.png' },
  ],
  [
    'audience',
    {
      ...base,
      method: 'WebcastRoomUserSeqMessage',
      type: 'audience',
      online: 100,
      totalViewers: 2000,
      top: [{ rank: 1, user, score: '9' }],
    },
    {
      rank: [{ nickname: '小禾', avatar: 'https://a/2.png', rank: 1 }],
      room: { audienceCount: 100, totalUserCount: 2000 },
    },
  ],
  [
    'stats',
    { ...base, method: 'WebcastRoomStatsMessage', type: 'audience', online: 7, top: [] },
    { room: { audienceCount: 7 } },
  ],
  [
    'control',
    { ...base, method: 'WebcastControlMessage', type: 'control', status: 'paused', text: '稍等' },
    { content: '稍等', room: { status: 3 } },
  ],
  [
    'rank',
    {
      ...base,
      method: 'WebcastRoomRankMessage',
      type: 'rank',
      text: '',
      entries: [{ rank: 2, user: { id: '9', nickname: '小禾' } }],
    },
    { rank: [{ nickname: '小禾', avatar: '', rank: 2 }] },
  ],
])('%s has the fields of dycast', (_, event, fields) => {
  expect(messagesOf(event)).toEqual([{ id: '42', method: event.method, ...fields }])
})

test('what dycast does not send is left out, a share too, and nothing throws', () => {
  const share: LiveEvent = { ...base, method: 'WebcastSocialMessage', type: 'share', user }
  expect(messagesOf(share)).toEqual([])
  fc.assert(
    fc.property(fc.array(anyEvent(others)), events => {
      for (const { method } of messagesOf(...events))
        expect(events.map(event => event.method)).toContain(method)
    }),
  )
})
