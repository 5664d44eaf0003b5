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
    expect(room.queue.nextDue(room.now)).toBe(room.now + 1)
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
  const after = new Listener().gives(zhang, 3, running).reborn()
  expect(after.wait(1500).all()).toEqual(['谢谢张三送的3个玫瑰'])
})

describe('silence counts only while the room can be heard', () => {
  test('a worker that took its time to come back waits for what the page holds, and thanks once for all of it', () => {
    const before = new Listener().gives(zhang, 5, running)
    const after = new Listener({}, structuredClone(before.queue.stored()))
    after.now = before.now
    after.heard(before)
    expect(after.wait(9000).all()).toEqual([])
    expect(after.queue.nextDue(after.now)).toBeUndefined()
    after.gives(zhang, 3, running)
    after.queue.release(after.now, roomId => roomId === '7')
    expect(after.wait(1499).all()).toEqual([])
    expect(after.wait(1).all()).toEqual(['谢谢张三送的8个玫瑰'])
  })
  test('what comes just after the page has called back counts too', () => {
    const after = new Listener().gives(zhang, 5, running).wait(9000).reborn()
    expect(after.all()).toEqual([])
    expect(after.wait(1000).gives(zhang, 3, running).all()).toEqual([])
    expect(after.wait(1500).all()).toEqual(['谢谢张三送的8个玫瑰'])
  })
  test('one that is over is thanked for at once', () => {
    const before = new Listener().gives(zhang, 5, running).gives(zhang, 3, { ...running, end: true })
    const after = new Listener({}, structuredClone(before.queue.stored()))
    after.now = before.now
    expect(after.all()).toEqual(['谢谢张三送的8个玫瑰'])
  })
  test('another room’s page that does not call back holds up nothing here', () => {
    const before = new Listener().gives(zhang, 5, running)
    const after = new Listener({}, structuredClone(before.queue.stored()))
    after.now = before.now
    after.gives(user(2, '李四'), 2, { ...running, combo: 2, roomId: '8' })
    expect(after.wait(1500).all()).toEqual(['谢谢李四送的两个玫瑰'])
  })
  test('what has come and is still being written is waited for', () => {
    const room = new Listener().gives(zhang, 5, running)
    room.wait(1000).toldUpTo = room.now
    expect(room.wait(5000).all()).toEqual([])
    expect(room.queue.nextDue(room.now)).toBeUndefined()
    room.toldUpTo = Infinity
    expect(room.gives(zhang, 3, running).wait(1500).all()).toEqual(['谢谢张三送的8个玫瑰'])
  })
  test('a constant stream that is told late does not hold it up for ever', () => {
    const room = new Listener().gives(zhang, 5, running)
    room.wait(1700).toldUpTo = room.now - 200
    expect(room.all()).toEqual(['谢谢张三送的5个玫瑰'])
  })
  test('not while the machine sleeps', () => {
    const room = new Listener().gives(zhang, 5, running).wait(40_000)
    room.queue.skip(room.now, 40_000)
    expect(room.all()).toEqual([])
    expect(room.gives(zhang, 3, running).wait(1500).all()).toEqual(['谢谢张三送的8个玫瑰'])
  })
  test('a clock that is set back does not hold it up', () => {
    const room = new Listener().gives(zhang, 5, running).wait(-600_000)
    expect(room.all()).toEqual([])
    expect(room.wait(1500).all()).toEqual(['谢谢张三送的5个玫瑰'])
  })
})

test('a thousand combos that never end are all said', () => {
  const room = new Listener({ queue: { names: 12 } })
  for (let combo = 1; combo <= 1000; combo++) room.gives(user(combo), 1, { combo, end: false, gift: ROSE })
  expect(room.queue.stored().combos.length).toBeLessThanOrEqual(500)
  room.wait(1500)
  expect(room.all().reduce((sum, text) => sum + countIn(text), 0)).toBe(1000)
})
