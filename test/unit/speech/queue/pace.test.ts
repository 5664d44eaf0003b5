import { describe, expect, test } from 'vitest'
import { Pace } from '../../../../lib/speech/queue/pace.ts'
import { CARNIVAL, Listener, says, user } from './listener.ts'

const bounds = { namesUpTo: 5, late: 8000, rateStep: 1.26, rateLimit: 2 }
const numbered = (count: number) =>
  Array.from({ length: count }, (_, id) => says(`第${id}条`, user(`${id}`, '甲')))

describe('in a hurry', () => {
  test('nobody is named', () => {
    expect(new Listener().hear(...numbered(7)).all()).toEqual([
      '第零条',
      '第一条',
      ...[...'二三四五六'].map(id => `甲说：第${id}条`),
    ])
  })
  test('it is one too when talk has waited for half of the time after which it is late', () => {
    const room = new Listener()
      .hear(says('久', user(1, '张')))
      .wait(4001)
      .hear(says('新', user(2, '李')))
    expect(room.all()).toEqual(['久', '李说：新'])
  })
  test('not when a thanks has', () => {
    const room = new Listener().gives(user(1, '张'), 1, { gift: CARNIVAL }).wait(9000)
    expect(room.hear(says('新', user(2, '李'))).all()).toEqual(['谢谢张送的1个嘉年华', '李说：新'])
  })
})

describe('the rate', () => {
  test('rises a step at a time while leaving out names was not enough, and falls when few wait', () => {
    const pace = new Pace()
    const rates = [5, 6, 6, 6, 6, 6, 4, 2, 2, 2, 1].map(waiting => {
      pace.step(waiting > bounds.namesUpTo, waiting, bounds)
      return pace.rate(bounds).toFixed(2)
    })
    const risen = ['1.26', '1.59', '2.00', '2.00']
    expect(rates).toEqual(['1.00', '1.00', ...risen, '2.00', '1.59', '1.26', '1.00', '1.00'])
  })
  test.each([1, 1.5, 4])('reaches a limit of %d and never goes beyond', rateLimit => {
    const pace = new Pace()
    const rates = Array.from({ length: 20 }, () => {
      pace.step(true, 99, { ...bounds, rateLimit })
      return pace.rate({ ...bounds, rateLimit })
    })
    expect(Math.max(...rates)).toBe(rateLimit)
    pace.step(false, 1, { ...bounds, rateLimit })
    expect(pace.rate({ ...bounds, rateLimit })).toBeLessThan(rateLimit + (rateLimit === 1 ? 1 : 0))
  })
  test('is the one at which things are said', () => {
    const room = new Listener().hear(...numbered(8))
    expect([room.next(), room.next(), room.next()].map(turn => turn?.rate.toFixed(2))).toEqual([
      '1.00',
      '1.26',
      '1.59',
    ])
  })
})
