import { describe, expect, test } from 'vitest'
import type { EventType, LiveEvent, User } from '../../../lib/model/events.ts'
import { withRow } from '../../../lib/settings/change/change.ts'
import type { PeopleSettings } from '../../../lib/settings/schema/people.ts'
import { DEFAULTS } from '../../../lib/settings/schema/schema.ts'
import { createWords } from '../../../lib/speech/words.ts'
import { chat, gift } from '../room/events.ts'

const ANCHOR = { id: '9', nickname: '糖糖🌸' }
const GIVER: User = {
  id: '1',
  nickname: '甲',
  level: 12,
  fansClub: { name: '小糖人', level: 6 },
  roles: ['admin'],
}

function called(nickname: string, note: string): PeopleSettings {
  return {
    '1': {
      name: '',
      nickname,
      treatment: 'normal',
      voice: '',
      highlighted: false,
      note,
    },
  }
}

/** What is said with one type's template set. */
function said(event: LiveEvent, template?: string, { names = true, count = 1, people = {} } = {}): string {
  const settings = template === undefined ? DEFAULTS : withRow(DEFAULTS, event.type, { template })
  return createWords(settings.speech, people).event(event, { count, names })
}

const as = <T extends EventType>(type: T, own: Partial<Extract<LiveEvent, { type: T }>>): LiveEvent =>
  ({ ...chat(''), type, ...own }) as LiveEvent

describe('by the templates that there are at first', () => {
  test.each<[string, LiveEvent, string, string]>([
    ['chat', chat('今晚有新歌吗'), '甲说：今晚有新歌吗', '今晚有新歌吗'],
    ['chat of nothing sayable', chat('[比心]😂'), '', ''],
    [
      'superchat',
      as('superchat', { text: '生日快乐', segments: [] }),
      '甲的高级弹幕：生日快乐',
      '高级弹幕：生日快乐',
    ],
    ['superchat of emoji', as('superchat', { text: '[比心]', segments: [] }), '甲的高级弹幕', '高级弹幕'],
    ['sticker', as('emoji', { text: '[比心]' }), '甲发了比心表情', '发了比心表情'],
    ['gift', gift(66), '谢谢甲送的66个小心心', '谢谢送的66个小心心'],
    ['follow', as('follow', {}), '谢谢甲的关注', '谢谢关注'],
    [
      'fans club',
      as('fansclub', { text: '恭喜 甲 成为第5名小糖人成员' }),
      '恭喜，甲，成为第五名小糖人成员',
      '恭喜，成为第五名小糖人成员',
    ],
    ['share', as('share', {}), '谢谢甲分享直播间', '谢谢分享直播间'],
    ['enter', as('enter', { memberCount: 5 }), '欢迎甲', '欢迎'],
    ['like', as('like', { count: 13, total: 99 }), '甲点了13个赞', '点了13个赞'],
    ['control', as('control', { status: 'paused' }), '主播暂停了直播', '主播暂停了直播'],
    ['audience is never read', as('audience', { online: 5, top: [] }), '', ''],
    ['unknown', as('unknown', { reason: 'no schema', fields: [] }), '', ''],
  ])('%s', (_, event, named, nameless) => {
    const count = event.type === 'gift' ? event.count : 1
    expect(said(event, undefined, { count })).toBe(named)
    expect(said(event, undefined, { count, names: false })).toBe(nameless)
  })
})

describe('by a template of the user', () => {
  const present = gift(3, {
    user: GIVER,
    gift: { id: '1', name: '嘉年华🎉', diamonds: 30_000 },
    toUser: ANCHOR,
  })
  const battle = as('battle', {
    action: 'end',
    text: '',
    sides: [
      { ...ANCHOR, score: '1.2万', result: 'win' },
      { id: '2', nickname: '乙', score: '900', result: 'lose' },
      { id: '3' },
    ],
  })
  const product = as('product', {
    action: 'sold',
    text: '',
    products: [{ title: '耳机', price: 9990 }],
    count: 2,
  })
  test.each<[LiveEvent, string, string]>([
    [present, '[{level}级][{role}]{user}送{gift}{count}个', '12级房管甲送嘉年华3个'],
    [present, '{diamonds}钻，单价{price}', '九万钻，单价三万'],
    [present, '送给{receiver}[，{fansClub}{fansLevel}级]', '送给糖糖，小糖人6级'],
    [gift(2), '{user}[{level}级]送了{count}个', '甲送了两个'],
    [gift(1), '没有项', '没有项'],
    [gift(1), '<b>{gift}</b>', 'b 小心心 /b'],
    [gift(1), '', ''],
    [gift(1), '{nothing}', '谢谢甲送的1个小心心'],
    [as('like', { count: 3, total: 1_234_567 }), '共{total}个赞', '共一百二十三点五万个赞'],
    [as('follow', { followCount: 12_345 }), '{user}是第{total}个', '甲是第一万二千三百四十五个'],
    [as('enter', { memberCount: 66 }), '在线{online}', '在线66'],
    [as('share', { shareTarget: '微信' }), '分享到{target}', '分享到微信'],
    [product, '{product}只要{price}，{count}人买', '耳机只要九十九点九元，两人买'],
    [
      as('lottery', { kind: 'bag', action: 'open', text: '', diamonds: 500, winners: 10 }),
      '{diamonds}钻{count}人',
      '500钻10人',
    ],
    [battle, '{sides}，{scores}，{winner}赢', '糖糖对乙，糖糖一点二万比乙九百，糖糖赢'],
    [
      as('rank', {
        text: '',
        entries: [
          { rank: 1, user: GIVER },
          { rank: 2, user: ANCHOR },
        ],
      }),
      '{list}',
      '甲、糖糖',
    ],
    [
      as('audience', { online: 3482, totalViewers: 120_000, top: [] }),
      '在线{online}[，前三{list}]',
      '在线3482',
    ],
    [as('audience', { totalViewers: 120_000, top: [] }), '看过{total}', '看过12万'],
  ])('%o %s', (event, template, heard) => {
    const count = event.type === 'gift' ? event.count : 1
    expect(said(event, template, { count })).toBe(heard)
  })
  test('what the queue has gathered counts', () => {
    expect(said(gift(1), '{count}', { count: 12 })).toBe('12')
    expect(said(as('like', { count: 3, total: 9 }), '{count}', { count: 50 })).toBe('50')
    expect(said(as('like', { count: 3, total: 9 }), '{count}')).toBe('3')
  })
})

describe('a chat in pieces', () => {
  const pieces = chat('', {
    segments: [
      { kind: 'mention', text: '@一只会飞的鱼🐟一只会飞的鱼', userId: '1' },
      { kind: 'text', text: '你好' },
      { kind: 'emoji', name: '比心' },
      { kind: 'emoji', name: '[不 在表里的]' },
    ],
  })
  test('has mentions as people are called, and no emoji', () => {
    expect(said(pieces, '{text}')).toBe('一只会飞的鱼，你好')
    expect(said(pieces, '{text}', { people: called('飞鱼', '') })).toBe('飞鱼，你好')
  })
  test('knows its emoji by name', () => {
    const speech = { ...DEFAULTS.speech, text: { ...DEFAULTS.speech.text, emoji: 'name' as const } }
    const { event } = createWords(speech, {})
    expect(event(pieces, { count: 1, names: false })).toBe('一只会飞的鱼，你好，比心，不在表里的')
  })
})

describe('names', () => {
  const { name } = createWords(DEFAULTS.speech, {})
  test.each([
    ['用户8374628374', '用户八三七四'],
    ['用户12', '用户12'],
    ['🌸樱花雪🌸', '樱花雪'],
    ['一只会飞的鱼🐟', '一只会飞的鱼'],
    ['大力👨‍👩‍👧‍👦一家人', '大力 一家人'],
    ['A深圳·数码批发', 'A深圳·数码批发'],
    ['Lucky_99', 'Lucky 99'],
    ['Mr.Chen', 'Mr.Chen'],
    ['糖糖777', '糖糖七七七'],
    ['小王1990', '小王一九九零'],
    ['吴***', '吴'],
    ['奶茶三分糖～', '奶茶三分糖'],
    ['@小号', '小号'],
    ['哈哈哈哈哈哈', '哈哈哈'],
    ['꧁༺王者༻꧂', '王者'],
    ['乂『戰神』乂', '乂 戰神 乂'],
    ['𝓛𝓾𝓬𝔂', 'Lucy'],
    ['今天也要早睡呀不然就会秃头', '今天也要早睡呀不然就'],
    ['Christopher Robin', 'Christophe'],
    ['Anna Maria Lopez', 'Anna Maria'],
    ['来www.abc.com找我', '来 找我'],
    ['<script>', 'script'],
    ['\u202e倒着写', '倒着写'],
    ['🐟🐟', '观众'],
    ['。。。', '观众'],
    ['', '观众'],
    ['\u3164', '观众'],
    ['a'.repeat(5000), 'aaa'],
  ])('%s', (nickname, heard) => expect(name({ id: '5', nickname })).toBe(heard))
  test('nobody has none', () => expect(name(undefined)).toBe(''))
  test('the user calls people what they like, at full length', () => {
    const { name } = createWords(DEFAULTS.speech, called('我最好的<朋友>老王先生和他的一家人', ''))
    expect(name({ id: '1', nickname: '甲' })).toBe('我最好的 朋友 老王先生和他的一家人')
    expect(name({ id: '2', nickname: '乙' })).toBe('乙')
    expect(name({ id: 'constructor', nickname: '丙' })).toBe('丙')
  })
  test('masked people share an id, and have no name by it', () => {
    const { name } = createWords(DEFAULTS.speech, called('老王', ''))
    expect(name({ id: '1', nickname: '吴***', masked: true })).toBe('吴')
  })
})
