import { describe, expect, test } from 'vitest'
import { countIn } from '../../../fixtures/counts.ts'
import { CARNIVAL, does, Listener, ROSE, says, user } from './listener.ts'

const numbered = (count: number, from = 1) =>
  Array.from({ length: count }, (_, at) => says(`第${at + from}条`, user(at + from)))
const texts = (room: Listener) =>
  room.queue.view(1000, room.now).flatMap(({ utterance: { event } }) => ('text' in event ? event.text : []))

describe('eight wait', () => {
  test('the oldest goes for the ninth', () => {
    const room = new Listener().hear(...numbered(9))
    expect(texts(room)).toEqual(numbered(8, 2).map(({ text }) => text))
    expect(room.queue.drops).toEqual({ full: 1 })
  })
  test('what matters less goes before what matters more', () => {
    const room = new Listener({ types: { enter: { speak: true } } })
    room.hear(...numbered(8).slice(0, 7), does('enter', user('e')), says('最后'))
    expect(texts(room)).toHaveLength(8)
    expect(room.queue.view(99, room.now).map(({ utterance }) => utterance.event.type)).not.toContain('enter')
  })
  test('what many say outlives what one says', () => {
    const room = new Listener().hear(says('大家', user('a')), says('大家', user('b')), ...numbered(9))
    expect(texts(room)).toEqual(['大家', ...numbered(7, 3).map(({ text }) => text)])
  })
  test('but not when it would be heard too late', () => {
    const room = new Listener().hear(says('大家', user('a')), says('大家', user('b')))
    room.wait(8001).hear(...numbered(8))
    expect(texts(room)).toEqual(numbered(8).map(({ text }) => text))
  })
  test('an admin’s words stay', () => {
    const admin = says('请文明', user('a', '房管', { roles: ['admin'] }))
    expect(texts(new Listener().hear(admin, ...numbered(20)))).toContain('请文明')
  })
  test('gifts take no place from talk', () => {
    const room = new Listener().hear(...numbered(8))
    for (let id = 0; id < 30; id++) room.gives(user(`g${id}`), 1, { gift: ROSE })
    expect(texts(room)).toHaveLength(8)
    expect(room.queue.drops).toEqual({})
  })
  test('the number is a setting', () => {
    expect(new Listener({ queue: { waiting: 3 } }).hear(...numbered(9)).queue.length).toBe(3)
  })
})

describe('of one person two', () => {
  const chatty = user('c', '话痨')
  test('the oldest of theirs goes, others stay', () => {
    const room = new Listener().hear(
      says('别人', user('o')),
      ...['一', '二', '三'].map(text => says(text, chatty)),
    )
    expect(texts(room)).toEqual(['别人', '二', '三'])
    expect(room.queue.drops).toEqual({ person: 1 })
  })
  test('what others say too is not theirs alone', () => {
    const room = new Listener().hear(
      says('一', chatty),
      says('一', user('o')),
      says('二', chatty),
      says('三', chatty),
    )
    expect(texts(room)).toEqual(['一', '二', '三'])
  })
})

describe('chat older than 20 s', () => {
  test('is dropped', () => {
    const room = new Listener().hear(says('旧')).wait(20_001).hear(says('新'))
    expect(room.all()).toEqual(['甲新说：新'])
    expect(room.queue.drops).toEqual({ old: 1 })
  })
  test('not what was just repeated by somebody', () => {
    const room = new Listener()
      .hear(says('好', user(1, '张')))
      .wait(15_000)
      .hear(says('好', user(2, '李')))
    expect(room.wait(10_000).all()).toEqual(['两人都说：好'])
  })
  test('what came late through a broken connection is as old as it is', () => {
    const room = new Listener()
    const late = { ...says('迟'), receivedAt: room.now - 30_000 }
    room.queue.add({ roomId: '7', anchor: '', entries: [{ n: 1, event: late }], gifts: [] }, room.now)
    expect(room.all()).toEqual([])
  })
  test('paid things never', () => {
    const room = new Listener()
      .gives(user(1, '张'), 1, { gift: CARNIVAL })
      .hear(does('fansclub', user(2, '李'), { text: '李加入了粉丝团' }))
    expect(room.wait(3_600_000).all()).toHaveLength(2)
  })
})

describe('a long pause', () => {
  test('keeps every gift, and not many utterances', () => {
    const room = new Listener()
    for (let id = 0; id < 5000; id++)
      room.gives(user(id), 2, { gift: { ...ROSE, id: String(id % 20), name: `礼物${id % 20}` } })
    expect(room.queue.length).toBeLessThanOrEqual(60)
    expect(JSON.stringify(room.queue.stored()).length).toBeLessThan(200_000)
    const turns = []
    for (let turn = room.next(); turn; turn = room.next()) turns.push(turn)
    const counts = turns.flatMap(({ utterances }) => utterances.map(({ count }) => count))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10_000)
    expect(turns.reduce((sum, { text }) => sum + countIn(text), 0)).toBe(10_000)
  })
})
