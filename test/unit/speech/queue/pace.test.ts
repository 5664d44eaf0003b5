import { describe, expect, test } from 'vitest'
import { Pace } from '../../../../lib/speech/queue/pace.ts'
import { Listener, says, user } from './listener.ts'

const bounds = { namesUpTo: 5, rateStep: 1.26, rateLimit: 2 }

describe('a hurry', () => {
  test('names go first, then the rate rises a step at a time, to its limit; both come back', () => {
    const pace = new Pace()
    const steps = [5, 6, 6, 6, 6, 6, 4, 2, 2, 2, 1].map(waiting => {
      const { names, rate } = pace.next(waiting, bounds)
      return `${waiting} ${names ? 'names' : '-'} ${rate.toFixed(2)}`
    })
    expect(steps).toEqual([
      '5 names 1.00',
      '6 - 1.00',
      '6 - 1.26',
      '6 - 1.59',
      '6 - 2.00',
      '6 - 2.00',
      '4 names 2.00',
      '2 names 1.59',
      '2 names 1.26',
      '2 names 1.00',
      '1 names 1.00',
    ])
  })
  test.each([1, 1.5, 4])('never goes beyond a limit of %d', rateLimit => {
    const pace = new Pace()
    const rates = Array.from({ length: 20 }, () => pace.next(99, { ...bounds, rateLimit }).rate)
    expect(Math.max(...rates)).toBeLessThanOrEqual(rateLimit)
    expect(pace.next(99, { ...bounds, rateLimit }).rate).toBeCloseTo(rateLimit, 5)
  })
  test('is heard: with more than five waiting nobody is named', () => {
    const room = new Listener().hear(...Array.from({ length: 7 }, (_, id) => says(`第${id}条`, user(id))))
    expect(room.all()).toEqual(['第0条', '第1条', ...[2, 3, 4, 5, 6].map(id => `甲${id}说：第${id}条`)])
  })
})
