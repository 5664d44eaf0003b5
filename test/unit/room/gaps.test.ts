import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BREAK_MS, RoomSession } from '../../../lib/room/session.ts'
import { arrival, chat, JOINED } from './events.ts'

const at = (second: number) => JOINED + second * 1000
const say = (second: number) => chat(`第${second}秒`, { time: at(second) })

/** A room that was heard by a socket from 0 s on, until it dropped. */
function heardUntil(second: number) {
  const room = new RoomSession('7', JOINED)
  for (let now = 0; now <= second; now += 5)
    room.accept(arrival([say(now)], { at: at(now), now: at(now), since: JOINED }))
  return room
}

describe('after a drop', () => {
  test('what a page without polls gets by its next socket is among old messages, and history', () => {
    const room = heardUntil(60)
    const old = [say(-40), say(61), say(64), say(67)]
    const { entries } = room.accept(arrival(old, { at: at(70), now: at(70), since: at(70) }))
    expect(entries.map(({ history }) => history)).toEqual([true, true, true, true])
  })

  test('the gap by polls is live, and so is what was said between the last poll and the socket', () => {
    const room = heardUntil(60)
    const poll = { via: 'http', at: at(68), now: at(68), since: at(68) } as const
    expect(room.accept(arrival([say(62)], poll)).entries).toMatchObject([{ n: 14 }])
    expect(
      room.accept(arrival([say(68)], { at: at(69), now: at(69), since: at(69) })).entries[0]?.history,
    ).toBeUndefined()
  })

  test('a poll was under way when the socket opened, and came first: what neither brought before is live', () => {
    const room = heardUntil(60)
    const poll = { via: 'http', since: at(62) } as const
    room.accept(arrival([say(61)], { ...poll, at: at(63), now: at(63) }))
    room.accept(arrival([say(66)], { ...poll, at: at(68), now: at(68) }))
    const socket = { at: at(68.2), now: at(68.2), since: at(67.5) }
    const { entries } = room.accept(arrival([say(50.5), say(67.3), say(68.1)], socket))
    expect(entries.map(({ history }) => history)).toEqual([true, undefined, undefined])
  })

  test('the gap is live too where the clock was set back since the last one', () => {
    const room = heardUntil(60)
    room.accept(arrival([say(62)], { via: 'http', at: at(68), now: at(68), since: at(68) }))
    const setBack = (second: number) => at(second - 600)
    room.view(setBack(70), [1])
    for (let now = 70; now < 90; now += 5)
      room.accept(arrival([say(now)], { at: setBack(now), now: at(now), since: setBack(69) }))
    const poll = { via: 'http', at: setBack(95), now: at(95), since: setBack(95) } as const
    expect(room.accept(arrival([say(88), say(93)], poll)).entries.map(({ history }) => history)).toEqual([
      undefined,
      undefined,
    ])
  })

  test('a break that is longer is a gap: what was said in it is history', () => {
    const room = heardUntil(60)
    const late = 61 + BREAK_MS / 1000
    const { entries } = room.accept(arrival([say(65)], { at: at(late), now: at(late), since: at(late) }))
    expect(entries[0]?.history).toBe(true)
  })

  test('what is older than the break by far stays history, from a second page too', () => {
    const room = heardUntil(300)
    const { entries } = room.accept(arrival([say(100.5)], { at: at(301), now: at(301), since: at(301) }))
    expect(entries[0]?.history).toBe(true)
  })
})

test('any drops, deaths of the worker and clocks: what polls bring of the time after joining is never history', () => {
  const step = fc.record({
    seconds: fc.integer({ min: 1, max: 10 }),
    drops: fc.boolean(),
    dies: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 40 }),
      fc.integer({ min: -3_600, max: 3_600 }),
      (steps, ahead) => {
        let room = new RoomSession('7', JOINED)
        let now = 0
        let since = 0
        let missed: ReturnType<typeof say>[] = []
        const hear = (events: ReturnType<typeof say>[]) =>
          room.accept(arrival(events, { at: at(now), now: at(now + ahead), since: at(since), via: 'http' }))
            .entries
        hear([])
        for (const { seconds, drops, dies } of steps) {
          now += seconds
          missed.push(say(now + ahead - 0.5))
          if (dies) room = new RoomSession('7', at(now), structuredClone(room.stored()))
          if (drops && missed.length < 3) continue
          if (missed.length > 1) since = now
          for (const entry of hear(missed)) expect(entry.history).toBeUndefined()
          missed = []
        }
      },
    ),
  )
})
