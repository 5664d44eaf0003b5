import type { EventType, LiveEvent, User } from '../model/events.ts'
import { isOfPeople } from './row-fields.ts'

const USER: User = {
  id: '1001',
  nickname: '林间小路',
  level: 12,
  fansClub: { name: '夜猫', level: 6 },
  roles: [],
}
const ANCHOR = { id: '1', nickname: '糖糖' }

type Own<T extends LiveEvent = LiveEvent> = T extends LiveEvent
  ? Omit<T, 'type' | 'id' | 'method' | 'roomId' | 'time' | 'receivedAt' | 'user'>
  : never

/** A sample event of each type, to try a template before the room has sent one. */
const SAMPLES: { [T in EventType]: Own<Extract<LiveEvent, { type: T }>> } = {
  chat: { text: '主播声音真好听', segments: [{ kind: 'text', text: '主播声音真好听' }] },
  superchat: {
    text: '生日快乐，明年还来陪你过',
    segments: [{ kind: 'text', text: '生日快乐，明年还来陪你过' }],
  },
  emoji: { text: '[比心]' },
  gift: {
    gift: { id: '165', name: '玫瑰', diamonds: 1 },
    count: 66,
    combo: false,
    comboEnd: true,
    toUser: ANCHOR,
  },
  like: { count: 15, total: 34_000 },
  enter: { memberCount: 3482 },
  follow: { followCount: 12_345 },
  share: { shareTarget: '微信' },
  fansclub: { action: 'join', text: '林间小路 加入了粉丝团' },
  audience: { online: 3482, totalViewers: 120_000, top: [{ rank: 1, user: USER, score: '1200' }] },
  rank: { text: '小时榜第3名', entries: [{ rank: 1, user: USER, score: '1.2万' }] },
  product: {
    action: 'show',
    text: '',
    products: [{ title: '有线耳机', price: 9900 }],
  },
  lottery: { kind: 'packet', action: 'open', text: '', diamonds: 500, winners: 10 },
  battle: {
    action: 'end',
    text: '',
    sides: [
      { ...ANCHOR, score: '5200', result: 'win' },
      { id: '2', nickname: '阿茶', score: '4800', result: 'lose' },
    ],
  },
  notice: { text: '欢迎来到直播间', segments: [{ kind: 'text', text: '欢迎来到直播间' }] },
  control: { status: 'paused' },
  system: {},
  unknown: { reason: '', fields: [] },
}

/** A sample event of a type, without a time. */
export function sampleEvent(type: EventType): LiveEvent {
  const base = { id: '0', method: 'sample', roomId: '0', time: 0, receivedAt: 0 }
  const user = isOfPeople(type) ? { user: USER } : {}
  return { ...base, ...user, type, ...SAMPLES[type] } as LiveEvent
}
