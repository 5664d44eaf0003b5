import { describe, expect, test } from 'vitest'
import type { LiveEvent } from '../../../../lib/model/events.ts'
import { EVENT_TYPES } from '../../../../lib/model/kinds.ts'
import { CARNIVAL, does, Listener, ROSE, says, user } from './listener.ts'

const everything = {
  types: Object.fromEntries(EVENT_TYPES.map(type => [type, { speak: true }])),
  queue: { waiting: 100, namesUpTo: 100 },
}
const of = (type: LiveEvent['type'], by: string, more = {}): LiveEvent =>
  ({ ...says(by, user(by, by)), type, action: 'other', products: [], sides: [], ...more }) as LiveEvent

test('higher goes next, whatever came first', () => {
  const room = new Listener(everything)
  room.hear(
    does('like', user('a', '点赞')),
    does('enter', user('b', '进场')),
    does('share', user('c', '分享')),
    says('弹幕', user('d', '观众')),
    of('emoji', '表情'),
    does('follow', user('e', '关注')),
    says('管理', user('f', '房管', { roles: ['admin'] })),
    says('主播', user('g', '主播', { roles: ['anchor'] })),
    of('superchat', '高级'),
  )
  room.gives(user('h', '送礼'), 1, { gift: ROSE })
  const types = []
  for (let turn = room.next(); turn; turn = room.next()) types.push(turn.utterances[0]?.event.type)
  expect(types).toEqual([
    'superchat',
    'gift',
    'chat',
    'chat',
    'follow',
    'chat',
    'emoji',
    'share',
    'like',
    'enter',
  ])
})

test('within a priority what came first', () => {
  const room = new Listener(everything).hear(...['一', '二', '三'].map(text => says(text)))
  expect(room.all()).toEqual(['甲一说：一', '甲二说：二', '甲三说：三'])
})

describe('a gift that may interrupt', () => {
  const great = { queue: { interruptAbove: 1000 } }
  test('asks for it, and goes before all else', () => {
    const room = new Listener(great).hear(of('superchat', '高级'))
    expect(room.queue.interrupts()).toBe(false)
    room.gives(user(1), 1, { gift: CARNIVAL })
    expect(room.queue.interrupts()).toBe(true)
    expect(room.next()?.text).toBe('谢谢甲1送的1个嘉年华')
    expect(room.queue.interrupts()).toBe(false)
  })
  test('is one by what all of it is worth', () => {
    const room = new Listener(great).gives(user(1), 600, { gift: ROSE })
    expect(room.queue.interrupts()).toBe(false)
    room.gives(user(1), 400, { gift: ROSE })
    expect(room.queue.interrupts()).toBe(true)
  })
  test('does not unless the user wants it', () => {
    expect(new Listener().gives(user(1), 1, { gift: CARNIVAL }).queue.interrupts()).toBe(false)
  })
})
