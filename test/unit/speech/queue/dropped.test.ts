import { describe, expect, test } from 'vitest'
import { Listener, says, user } from './listener.ts'

const flood = (room: Listener, count: number) => {
  for (let id = 0; id < count; id++) room.hear(says(`第${id}条`, user(id)))
}

describe('what was left out is told of', () => {
  test('once a minute, all of that minute together', () => {
    const room = new Listener()
    flood(room, 18)
    room.all()
    expect(room.queue.nextDue(room.now)).toBe(room.now + 60_000)
    flood(room, 10)
    room.wait(59_999)
    expect(room.all().filter(text => text.startsWith('略过'))).toEqual([])
    room.wait(1)
    // Ten and two in the floods, eight that grew too old meanwhile.
    expect(room.all()).toEqual(['有20条没来得及读'])
    expect(room.wait(600_000).all()).toEqual([])
  })
  test('after what was paid for, before talk', () => {
    const room = new Listener()
    flood(room, 9)
    room.all()
    room.wait(60_000).hear(says('后来')).gives(user('g', '张三'), 1)
    expect(room.all()).toEqual(['谢谢张三送的1个小心心', '有1条没来得及读', '甲后来说：后来'])
  })
  test('never, if the user wants it so', () => {
    const room = new Listener({ queue: { tellDropped: 0 } })
    flood(room, 9)
    room.all()
    expect(room.queue.nextDue(room.now)).toBeUndefined()
    expect(room.wait(600_000).all()).toEqual([])
  })
})

test('each reason has its count', () => {
  const room = new Listener()
  flood(room, 10)
  room.queue.clear(room.now)
  room
    .hear(says('旧'))
    .wait(30_000)
    .hear(says('一', user(1)), says('二', user(1)), says('三', user(1)))
  expect(room.queue.drops).toEqual({ full: 2, cleared: 8, old: 1, person: 1 })
})

test('counts and what is untold survive the worker', () => {
  const before = new Listener()
  flood(before, 12)
  const after = new Listener({}, structuredClone(before.queue.stored()))
  after.now = before.now
  expect(after.queue.drops).toEqual({ full: 4 })
  after.all()
  expect(after.wait(60_000).all()).toEqual(['有4条没来得及读'])
})

test('clearing forgets combos and what is untold too, and later gifts count from there', () => {
  const room = new Listener()
  flood(room, 9)
  room.gives(user('g', '张三'), 5, { combo: 1, end: false })
  room.queue.clear(room.now)
  expect(room.queue.nextDue(room.now)).toBeUndefined()
  room.gives(user('g', '张三'), 2, { combo: 1 })
  expect(room.wait(60_000).all()).toEqual(['谢谢张三送的两个小心心'])
})
