import { describe, expect, test } from 'vitest'
import type { LiveEvent } from '../../../../lib/model/events.ts'
import { CARNIVAL, type Changes, does, Listener, policy, ROSE, says, user } from './listener.ts'

const fan = user('fan', '粉丝', { level: 20, fansClub: { name: '团', level: 8 } })
const admin = user('admin', '房管', { roles: ['admin'] })
const guest = user('guest', '路人')
const superchat = (): LiveEvent => ({ ...says('上墙', guest), type: 'superchat' })

/** Whether an event is let in, by these settings. */
function isSaid(event: LiveEvent, changes: Changes = {}): boolean {
  return new Listener(changes).hear(event).all().length > 0
}

describe('what is wanted', () => {
  test.each<[string, LiveEvent, Changes, boolean]>([
    ['chat', says('在吗'), {}, true],
    ['follow', does('follow', guest), {}, true],
    ['enter, off at first', does('enter', guest), {}, false],
    ['enter, switched on', does('enter', guest), { types: { enter: { speak: true } } }, true],
    ['chat, switched off', says('在吗'), { types: { chat: { speak: false } } }, false],
    ['a type without a template', says('在吗'), { types: { chat: { template: ' ' } } }, false],
    ['speech is off', says('在吗'), { speech: { on: false } }, false],
    ['nothing in it for the ear', says('[比心][比心]'), {}, false],
    ['another room than the chosen one', says('在吗'), { speech: { onlyRoom: '8' } }, false],
    ['the chosen room', says('在吗'), { speech: { onlyRoom: '7' } }, true],
  ])('%s', (_, event, changes, said) => expect(isSaid(event, changes)).toBe(said))

  test('neither history nor what was taken back, also while it waits', () => {
    const room = new Listener().history(says('旧')).hear(says('错'), says('对')).recall(2)
    expect(room.all()).toEqual(['甲对说：对'])
    expect(room.queue.drops).toEqual({ recalled: 1 })
  })
  test('scores of a PK once, and not each time that their row counts on', () => {
    const score = (mine: string): LiveEvent => {
      const { user: _, ...rest } = says('')
      const sides = [
        { id: '1', nickname: '糖糖', score: mine },
        { id: '2', nickname: '阿山', score: '7' },
      ]
      return { ...rest, type: 'battle', action: 'score', text: '', sides } as LiveEvent
    }
    const room = new Listener({ types: { battle: { speak: true } } }).hear(score('3')).continues(score('4'))
    expect(room.all()).toEqual(['比分：糖糖，三，阿山，七'])
  })
  test('of a text that several said, a recall takes one voice', () => {
    const room = new Listener().hear(says('好听', user(1)), says('好听', user(2)), says('好听', user(3)))
    expect(room.recall(2).waiting()).toEqual(['甲1、甲3说：好听'])
    expect(room.recall(1, 3).waiting()).toEqual([])
  })
})

describe('least values', () => {
  const least = (type: 'chat' | 'superchat' | 'like' | 'notice', more: object): Changes => ({
    types: {
      [type]: { speak: true, least: { diamonds: 0, likes: 0, level: 0, fansLevel: 0, ...more } },
    },
  })
  test.each<[string, LiveEvent, Changes, boolean]>([
    ['level reached', says('嗨', fan), least('chat', { level: 20 }), true],
    ['level not reached', says('嗨', fan), least('chat', { level: 21 }), false],
    ['no level counts as 0', says('嗨', guest), least('chat', { level: 1 }), false],
    ['fans level reached', says('嗨', fan), least('chat', { fansLevel: 8 }), true],
    ['fans level of somebody outside', says('嗨', guest), least('chat', { fansLevel: 1 }), false],
    ['likes', does('like', guest, { count: 9 }), least('like', { likes: 10 }), false],
    ['enough likes', does('like', guest, { count: 10 }), least('like', { likes: 10 }), true],
    ['a superchat tells no price', superchat(), least('superchat', { diamonds: 100 }), true],
  ])('%s', (_, event, changes, said) => expect(isSaid(event, changes)).toBe(said))

  const dear = { types: { gift: { least: { diamonds: 10, likes: 0, level: 0, fansLevel: 0 } } } }
  test('a gift counts with all of its combo', () => {
    const room = new Listener(dear).gives(guest, 9, { gift: ROSE }).gives(fan, 10, { gift: ROSE })
    expect(room.all()).toEqual(['谢谢粉丝送的10个玫瑰'])
  })
  test('a combo that becomes dear enough late is said with all that it had before', () => {
    const room = new Listener(dear).gives(guest, 6, { combo: 1, end: false, gift: ROSE })
    expect(room.wait(5000).all()).toEqual([])
    room.gives(guest, 6, { combo: 1, end: false, gift: ROSE })
    expect(room.wait(1500).all()).toEqual(['谢谢路人送的12个玫瑰'])
  })
})

describe('whose', () => {
  test.each<['all' | 'fans' | 'admins', boolean, boolean, boolean]>([
    ['all', true, true, true],
    ['fans', false, true, true],
    ['admins', false, false, true],
  ])('from %s', (from, ofGuest, ofFan, ofAdmin) => {
    const changes = { types: { chat: { from } } }
    expect([guest, fan, admin].map(by => isSaid(says('嗨', by), changes))).toEqual([ofGuest, ofFan, ofAdmin])
  })

  const only = (mentions: boolean, fansAndAdmins: boolean): Changes => ({
    speech: { only: { mentions, fansAndAdmins, names: ['小明'] } },
  })
  const named = (name: string): Changes => ({
    speech: { only: { mentions: true, fansAndAdmins: false, names: [name, ' '] } },
  })
  const ANCHOR = { kind: 'mention', text: '@新名字', userId: '5' } as const
  const OTHER = { kind: 'mention', text: '@路人', userId: '6' } as const
  test.each<[string, LiveEvent, Changes, boolean]>([
    ['only mentions: none', says('大家好'), only(true, false), false],
    ['only mentions: the user', says('小明你好'), only(true, false), true],
    ['only mentions: the anchor', says('@主播 看我'), only(true, false), true],
    ['only mentions: the user, in other letters', says('ＬＥＯ你好'), named('Leo'), true],
    [
      'only mentions: the anchor, by id',
      says('@新名字 看我', guest, { segments: [ANCHOR] }),
      only(true, false),
      true,
    ],
    ['only mentions: another', says('@路人 看我', guest, { segments: [OTHER] }), only(true, false), false],
    ['only fans and admins: a fan', says('嗨', fan), only(false, true), true],
    ['only fans and admins: an admin', says('嗨', admin), only(false, true), true],
    ['only fans and admins: a guest', says('嗨', guest), only(false, true), false],
    ['both: one is enough', says('小明你好', guest), only(true, true), true],
    ['they are for talk: a follow', does('follow', guest), only(true, true), true],
    ['they are for talk: a superchat', superchat(), only(true, true), true],
  ])('%s', (_, event, changes, said) => expect(isSaid(event, changes)).toBe(said))
})

describe('people', () => {
  const muted = { people: { guest: { treatment: 'mute' as const } } }
  const always = { people: { guest: { treatment: 'always' as const } } }
  test.each<[string, LiveEvent, Changes, boolean]>([
    ['muted: chat', says('嗨', guest), muted, false],
    ['muted: superchat', superchat(), muted, false],
    [
      'always: though the type is off',
      says('嗨', guest),
      { ...always, types: { chat: { speak: false } } },
      true,
    ],
    ['always: though only fans', says('嗨', guest), { ...always, types: { chat: { from: 'fans' } } }, true],
    ['always: coming in', does('enter', guest), always, true],
    ['always: not each like', does('like', guest), always, false],
    [
      'always: not without a template',
      says('嗨', guest),
      { ...always, types: { chat: { template: '' } } },
      false,
    ],
    ['a masked person shares the id', says('嗨', { ...guest, masked: true }), muted, true],
  ])('%s', (_, event, changes, said) => expect(isSaid(event, changes)).toBe(said))

  test('gifts of muted people are not thanked for', () => {
    expect(new Listener(muted).gives(guest, 1, { gift: CARNIVAL }).all()).toEqual([])
  })
  test('who is muted is silenced while waiting, and stays so', () => {
    const room = new Listener().hear(says('一', guest), says('二', fan))
    room.queue.configure(policy(muted))
    expect(room.all()).toEqual(['粉丝说：二'])
  })
  test('always read goes before what others say', () => {
    const room = new Listener(always).hear(says('先', fan), says('后', guest))
    expect(room.all()).toEqual(['路人说：后', '粉丝说：先'])
  })
})

describe('blocked words', () => {
  const text = (mode: 'skip' | 'bleep'): Changes => {
    const { speech } = policy()
    return { speech: { text: { ...speech.text, blocked: { words: ['坏话'], mode } } } }
  }
  test('skip the message, counted', () => {
    const room = new Listener(text('skip')).hear(says('这是坏话'), says('这是好话', user(2)))
    expect(room.all()).toEqual(['甲2说：这是好话'])
    expect(room.queue.drops).toEqual({ blocked: 1 })
  })
  const paid = (type: 'superchat' | 'fansclub', text: string, nickname = '甲') =>
    ({ ...does('fansclub', user(1, nickname), { text, segments: [] }), type }) as LiveEvent
  test.each([
    ['a super chat', paid('superchat', '这是坏话'), undefined, ['甲的高级弹幕'], {}],
    [
      'a super chat of somebody with such a name',
      paid('superchat', '好', '坏话'),
      undefined,
      ['观众的高级弹幕：好'],
      {},
    ],
    [
      'a new fan with such a name',
      paid('fansclub', '恭喜坏话成为粉丝', '坏话'),
      undefined,
      ['恭喜观众成为粉丝'],
      {},
    ],
    [
      'a super chat of which only the text is wanted',
      paid('superchat', '这是坏话'),
      '{text}',
      [],
      { blocked: 1 },
    ],
  ])('skip no thanks for what was paid for, only its text: %s', (_, event, template, said, drops) => {
    const types = template === undefined ? {} : { superchat: { template } }
    const room = new Listener({ ...text('skip'), types }).hear(event)
    expect(room.all()).toEqual(said)
    expect(room.queue.drops).toEqual(drops)
  })
  test('bleeped, it is said', () => {
    expect(new Listener(text('bleep')).hear(says('这是坏话')).all()).toHaveLength(1)
  })
})
