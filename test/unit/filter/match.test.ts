import { describe, expect, test } from 'vitest'
import type { Subject } from '../../../lib/filter/subject.ts'
import { nicknamesOf } from '../../../lib/rules/reader.ts'
import { withPerson } from '../../../lib/settings/change/person.ts'
import { DEFAULTS, type Settings } from '../../../lib/settings/schema/schema.ts'
import { AT, chat, event, gift, passes, user } from './subjects.ts'

const price = chat('这个耳机多少钱')
const song = chat('来一首《山海》AbC１２３', user('老周', { level: 20, roles: ['admin'] }))
const fan = chat(
  '主播好漂亮 https://example.com',
  user('晚安小姐', { level: 35, gender: 2, fansClub: { name: '小糖人', level: 7 }, displayId: 'Wan_An' }),
)
const heart = gift('小心心', 1, 3, { toUser: { id: '5', nickname: '嘉宾甲' } })
const rocket: Subject = { ...gift('嘉年华', 30_000, 1), count: 2 }
const like: Subject = { event: event('like', { count: 12, total: 8000, user: user('路人') }) }
const enter: Subject = { event: event('enter', { memberCount: 45, user: user('来客') }) }
const audience: Subject = { event: event('audience', { online: 1200, top: [] }) }
const mentioned: Subject = {
  event: event('chat', {
    text: '@小禾 你好[比心]',
    segments: [
      { kind: 'mention', text: '@小禾' },
      { kind: 'text', text: ' 你好' },
      { kind: 'emoji', name: '[比心]' },
    ],
    user: user('神秘人', { anonymous: true, masked: true }),
  }),
}

/** Every subject by a name, so that a row says which of them pass. */
const ALL = { price, song, fan, heart, rocket, like, enter, audience, mentioned }
const found = (source: string) =>
  Object.entries(ALL)
    .filter(([, subject]) => passes(source, subject))
    .map(([name]) => name)
    .join(' ')
const everything = Object.keys(ALL).join(' ')

describe('plain words', () => {
  test.each([
    ['', everything],
    ['   ', everything],
    ['多少钱', 'price'],
    ['老周', 'song'],
    ['小心', 'heart'],
    ['嘉宾甲', 'heart'],
    ['山海 ａｂｃ', 'song'],
    ['ABC123', 'song'],
    ['山海 多少', ''],
    ['"来一首《山海》"', 'song'],
    ['"来一首 《山海》"', ''],
    ['“主播好漂亮 h”', 'fan'],
    ['「多少钱」', 'price'],
    ['/多少|嘉年/', 'price rocket'],
    ['/^来.首/', 'song'],
    ['/[一二三]首/', 'song'],
    ['https://example.com', 'fan'],
  ])('%s', (source, expected) => expect(found(source)).toBe(expected))
})

test.each([
  ['/多少钱？/', '多少钱?', true],
  ['/多少钱？/', '多少钱', false],
  ['/[？！]$/', '真的！', true],
  ['/ＡＢ+/', 'ABBB', true],
  ['/[A-Z]{3}/', 'abc', true],
  ['/a|价格/', '价格', true],
  ['多少钱？', '多少钱?', true],
])('width and case make no difference: %s in %s: %s', (source, text, expected) => {
  expect(passes(source, chat(text, '甲'))).toBe(expected)
})

describe('and, or, not', () => {
  test.each([
    ['多少钱 or 山海', 'price song'],
    ['多少钱 OR 山海 or 嘉年华', 'price song rocket'],
    ['多少钱 或 山海', 'price song'],
    ['多少钱 | 山海', 'price song'],
    ['耳机 and 多少', 'price'],
    ['耳机 且 多少', 'price'],
    ['耳机 or 山海 or 小心 or 嘉年华', 'price song heart rocket'],
    ['type:chat -张三 -老周', 'fan mentioned'],
    ['type:chat not 张三 非 老周', 'fan mentioned'],
    ['-(type:chat or type:gift)', 'like enter audience'],
    ['type:chat (山海 or 多少)', 'price song'],
    ['type:chat 山海 or 小心', 'song heart'],
    ['type:chat （山海 or 多少）', 'price song'],
    ['not not 山海', 'song'],
    ['-type:chat -type:gift -type:like -type:enter', 'audience'],
  ])('%s', (source, expected) => expect(found(source)).toBe(expected))
})

describe('fields', () => {
  test.each([
    ['type:gift', 'heart rocket'],
    ['type:gift,like', 'heart rocket like'],
    ['type:Gifts', 'heart rocket'],
    // As these types were called before.
    ['type:Entrances,通知', 'enter'],
    ['type:Audience,连线PK,未知', 'audience'],
    ['类型:礼物、点赞', 'heart rocket like'],
    ['类型：礼物', 'heart rocket'],
    ['type: gift', 'heart rocket'],
    ['type!=chat', 'heart rocket like enter audience'],
    ['text:多少', 'price'],
    ['text:多少,漂亮', 'price fan'],
    ['text:多少，漂亮', 'price fan'],
    ['text:小心', ''],
    ['text=这个耳机多少钱', 'price'],
    ['text=这个耳机', ''],
    ['text:/多少钱|价格/', 'price'],
    ['text=/.{7}/', 'price'],
    ['from:老', 'song'],
    ['from="老"', ''],
    ['from="老周"', 'song'],
    ['from!=老周 type:chat', 'price fan mentioned'],
    ['来自:老周', 'song'],
    ['user:/^晚安/', 'fan'],
    ['level>=20', 'song fan'],
    ['level >= 20', 'song fan'],
    ['等级≥20', 'song fan'],
    ['level>20', 'fan'],
    ['level<=20 type:chat', 'price song mentioned'],
    ['level<1 type:like', 'like'],
    ['level:20', 'song'],
    ['level=20,35', 'song fan'],
    ['level:10..30', 'song'],
    ['level:30..', 'fan'],
    ['level:..0 type:chat', 'price mentioned'],
    ['-level>=0', 'audience'],
    ['level!=20 type:chat', 'price fan mentioned'],
    ['fans:小糖人', 'fan'],
    ['粉丝团:糖', 'fan'],
    ['fanslevel>=7', 'fan'],
    ['gift:心', 'heart'],
    ['礼物=小心心', 'heart'],
    ['diamonds>=99', 'rocket'],
    ['diamonds=60000', 'rocket'],
    ['钻石>=6万', 'rocket'],
    ['diamonds>6w', ''],
    ['diamonds<=0.003k', 'heart'],
    ['price:30000', 'rocket'],
    ['count>=3', 'heart like'],
    ['count:2', 'rocket'],
    ['to:嘉宾', 'heart'],
    ['likes>10', 'like'],
    ['total>=8k', 'like'],
    ['online>=1000', 'audience'],
    ['online<100', 'enter'],
    ['mention:小禾', 'mentioned'],
    ['emoji:比心', 'mentioned'],
    ['length:7', 'price'],
    ['字数<=7 type:chat', 'price'],
    ['id:9001', 'price song fan heart rocket like enter mentioned'],
    ['id:wan_an', 'fan'],
    ['id:900', ''],
    ['room:77 type:enter', 'enter'],
    ['message:7001 type:enter', 'enter'],
    ['method:webcastlike', 'like'],
    ['is:admin', 'song'],
    ['是:房管', 'song'],
    ['is:fan', 'fan'],
    ['is:anonymous', 'mentioned'],
    ['is:masked,admin', 'song mentioned'],
    ['is:female', 'fan'],
    ['is:paid', 'heart rocket'],
    ['is:question', 'price'],
    ['is:mention', 'mentioned'],
    ['is:combo', 'heart rocket'],
    ['has:emoji', 'mentioned'],
    ['has:link', 'fan'],
    ['has:number', 'song'],
    ['has:latin', 'song fan'],
    ['has:level', 'song fan'],
    ['has:diamonds', 'heart rocket'],
    ['-has:user', 'audience'],
    ['time:21:20', everything],
    ['time>=21:21', ''],
  ])('%s', (source, expected) => expect(found(source)).toBe(expected))

  test('of what only some events have', () => {
    const shop: Subject = {
      event: event('product', { action: 'show', text: '上架', products: [{ title: '蓝牙耳机' }] }),
    }
    const join: Subject = { event: event('fansclub', { action: 'join', text: '欢迎' }) }
    const control: Subject = { event: event('control', { status: 'ended' }) }
    const bag: Subject = {
      event: event('lottery', { kind: 'bag', action: 'open', text: '福袋', diamonds: 500 }),
    }
    expect(passes('product:耳机 action:show', shop)).toBe(true)
    expect(passes('蓝牙', shop)).toBe(true)
    expect(passes('action:join,upgrade', join)).toBe(true)
    expect(passes('动作:ended', control)).toBe(true)
    expect(passes('diamonds:500', bag)).toBe(true)
    expect(passes('text:福袋 has:text', bag)).toBe(true)
    expect(passes('ended or 结束', control)).toBe(true)
    expect(passes('has:text', rocket)).toBe(false)
  })

  test('of what the room made of an event', () => {
    expect(passes('is:history', { ...price, history: true })).toBe(true)
    expect(passes('is:history', price)).toBe(false)
    expect(passes('is:recalled', { ...price, recalled: true })).toBe(true)
    expect(passes('is:anchor', chat('好', user('糖糖', { roles: ['anchor'] })))).toBe(true)
  })
})

describe('times', () => {
  const at = (source: string, minutes = 0) =>
    passes(source, chat('嗯', '甲', { time: AT + minutes * 60_000 }))
  test.each([
    ['time:21:20', 0, true],
    ['time:21:20', 1, false],
    ['time=21:20:00', 0, true],
    ['time:2026-04-12', 0, true],
    ['time:2026-04-12', 160, false],
    ['time:"2026-04-12 21:20"', 0, true],
    ['time:2026-04-12T21:20', 1, false],
    ['time>21:20', 0, false],
    ['time>21:20', 1, true],
    ['time<=21:20', 0, true],
    ['time<21:20', 0, false],
    ['after:21:20', 0, true],
    ['before:21:20', -1, true],
    ['after:2026-04-13', 0, false],
    ['after:2026-04-13', 160, true],
    ['time:22:00..02:00', 0, false],
    ['time:22:00..02:00', 60, true],
    ['time:22:00..02:00', 200, true],
    ['time:22:00..02:00', 300, false],
    ['time:..21:20', 0, true],
    ['time:2026-04-11..2026-04-12', 0, true],
  ])('%s, %i minutes after 21:20: %s', (source, minutes, expected) =>
    expect(at(source, minutes)).toBe(expected),
  )
})

describe('pinyin', () => {
  test.each([
    ['zs', '张三', true],
    ['zs', '大张三丰', true],
    ['ZS', '张三', true],
    ['from:zsf', '张三丰', true],
    ['from:"zs"', '张三', false],
    ['"zs"', '张三', false],
    ['from=zs', '张三', false],
    ['xtr', '小糖人', true],
    ['cq', '重庆妹子', true],
    ['zq', '重庆妹子', true],
    ['td', '听弹', true],
    ['axt', 'A小糖', true],
    ['z', '张三', false],
    ['hh', 'h张', false],
    ['from:zss', '张三', false],
    ['text:zs', '张三', false],
  ])('%s for %s: %s', (source, name, expected) => expect(passes(source, chat('嗯', name))).toBe(expected))
})

describe('what the reader calls people', () => {
  const called = (id: string, nickname: string) => (settings: Settings) =>
    withPerson(settings, { id, nickname: '' }, { nickname })
  const { people } = called('9002', '大老板Ｌ')(called('5', '台柱')(DEFAULTS))
  const nicknames = nicknamesOf(people)
  const boss = chat('晚上好', user('老周', { id: '9002' }))
  const toGuest = gift('玫瑰', 1, 1, {
    toUser: { id: '5', nickname: '嘉宾甲' },
    user: user('张三', { id: '9003' }),
  })
  const masked = chat('嗯', user('老*', { id: '9002', masked: true }))

  test.each([
    ['from:大老板', boss],
    ['from=大老板l', boss],
    ['from:/^大.板/', boss],
    ['from:dlb', boss],
    ['from:老周', boss],
    ['dlb', boss],
    ['大老板', boss],
    ['to:台柱', toGuest],
    ['to:嘉宾', toGuest],
    ['台柱', toGuest],
    ['-from:大老板', masked],
    ['-from:台柱', toGuest],
    ['-from:"dlb"', boss],
  ])('%s', (source, subject) => expect(passes(source, subject, nicknames)).toBe(true))

  test('is theirs only: without it they are found by their own names', () => {
    expect(passes('from:大老板', boss)).toBe(false)
    expect(passes('大老板', boss)).toBe(false)
  })
})
