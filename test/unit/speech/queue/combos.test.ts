import { describe, expect, test } from 'vitest'
import { countIn } from '../../../fixtures/counts.ts'
import { Listener, ROSE, user } from './listener.ts'

const zhang = user(1, '张三')
const running = { combo: 1, end: false, gift: ROSE }

describe('one utterance for one combo, with the final count', () => {
  test('at once when it ends', () => {
    const room = new Listener().gives(zhang, 1, running)
    expect(room.all()).toEqual([])
    room.wait(300).gives(zhang, 9, { ...running, end: true })
    expect(room.all()).toEqual(['谢谢张三送的10个玫瑰'])
  })
  test('when it has been quiet for 1.5 s', () => {
    const room = new Listener().gives(zhang, 1, running).wait(1400).gives(zhang, 2, running)
    expect(room.wait(1499).all()).toEqual([])
    expect(room.queue.nextDue()).toBe(room.now + 1)
    expect(room.wait(1).all()).toEqual(['谢谢张三送的3个玫瑰'])
  })
  test('at the latest 10 s after it began, and the rest as an addition', () => {
    const room = new Listener()
    const heard: [number, string][] = []
    for (let second = 0; second < 13; second++) {
      room.gives(zhang, 1, running)
      heard.push(...room.all().map(text => [second, text] as [number, string]))
      room.wait(1000)
    }
    room.gives(zhang, 1, { ...running, end: true })
    heard.push(...room.all().map(text => [13, text] as [number, string]))
    expect(heard).toEqual([
      [10, '谢谢张三送的11个玫瑰'],
      [13, '谢谢张三送的3个玫瑰'],
    ])
  })
  test('a message that adds nothing neither counts nor keeps it running', () => {
    const room = new Listener().gives(zhang, 5, running).wait(1000).gives(zhang, 0, running)
    expect(room.wait(500).all()).toEqual(['谢谢张三送的5个玫瑰'])
    expect(room.gives(zhang, 0, { ...running, end: true }).all()).toEqual([])
  })
  test('two combos at once are two', () => {
    const room = new Listener()
    room.gives(zhang, 1, running).gives(user(2, '李四'), 2, { ...running, combo: 2 })
    room.gives(zhang, 2, { ...running, end: true })
    expect(room.all()).toEqual(['谢谢张三送的3个玫瑰'])
    expect(room.wait(1500).all()).toEqual(['谢谢李四送的两个玫瑰'])
  })
})

test('the same giver’s same gift that still waits is added up', () => {
  const room = new Listener().gives(zhang, 3, { gift: ROSE }).gives(zhang, 4, { gift: ROSE })
  expect(room.all()).toEqual(['谢谢张三送的7个玫瑰'])
})

test('what a combo has not told survives the worker', () => {
  const before = new Listener().gives(zhang, 3, running)
  const after = new Listener({}, structuredClone(before.queue.stored()))
  expect(after.wait(2000).all()).toEqual(['谢谢张三送的3个玫瑰'])
})

test('a thousand combos that never end are all said', () => {
  const room = new Listener({ queue: { names: 12 } })
  for (let combo = 1; combo <= 1000; combo++) room.gives(user(combo), 1, { combo, end: false, gift: ROSE })
  expect(room.queue.stored().combos.length).toBeLessThanOrEqual(500)
  room.wait(1500)
  expect(room.all().reduce((sum, text) => sum + countIn(text), 0)).toBe(1000)
})
