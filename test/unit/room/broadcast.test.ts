import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ControlEvent, LiveEvent } from '../../../lib/model/events.ts'
import { joinedStates } from '../../../lib/room/joined.ts'
import { PROOF_MS, RoomSession } from '../../../lib/room/session.ts'
import { arrival, chat, JOINED } from './events.ts'

let made = 0
const control = (status: ControlEvent['status'], time: number): LiveEvent => ({
  type: 'control',
  id: `c${++made}`,
  method: 'WebcastControlMessage',
  roomId: '7',
  time,
  receivedAt: time + 1,
  status,
})
const statusOf = (room: RoomSession, at: number) => room.view(at, [1]).status

/** A room whose socket is open, and what comes in it at some moment. */
function openRoom() {
  const room = new RoomSession('7', JOINED)
  const open = (at: number, socket = 1) =>
    room.socket('r', { kind: 'socket', socket, roomId: '7', state: 'open', at })
  const close = (at: number, socket = 1) =>
    room.socket('r', { kind: 'socket', socket, roomId: '7', state: 'closed', code: 1006, at })
  const hear = (at: number, events: LiveEvent[], since = JOINED) =>
    room.accept(arrival(events, { at, now: at, since }))
  open(JOINED)
  return { room, open, close, hear }
}

test('after any control message, live or history, 30 s of live chat make a live room', () => {
  const message = fc.record({
    status: fc.constantFrom('paused', 'resumed', 'ended', 'other'),
    /** Before or after joining. */
    after: fc.integer({ min: -60, max: 60 }),
  })
  const pauses = fc.array(fc.integer({ min: 200, max: 5_000 }), { minLength: 30, maxLength: 200 })
  fc.assert(
    fc.property(
      fc.array(message, { minLength: 1, maxLength: 6 }),
      pauses,
      fc.boolean(),
      (messages, gaps, dies) => {
        const { room, hear } = openRoom()
        let at = JOINED + 60_000
        for (const { status, after } of messages)
          hear(at, [control(status as 'paused', JOINED + after * 1000)])
        const until = at + 30_000
        const next = dies ? new RoomSession('7', JOINED, structuredClone(room.stored())) : room
        for (const gap of [...gaps, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000]) {
          if (at >= until) break
          at += gap
          next.accept(arrival([chat('在', { time: at })], { at, now: at }))
        }
        expect(statusOf(next, at)).toBe('live')
      },
    ),
  )
})

describe('a pause', () => {
  test('stands while nobody writes, and while what is written was written before', () => {
    const { room, hear } = openRoom()
    hear(JOINED + 2_000, [control('paused', JOINED + 2_000)])
    hear(JOINED + 3_000, [chat('人呢', { time: JOINED + 3_000 })])
    expect(statusOf(room, JOINED + 3_000)).toBe('paused')
    hear(JOINED + 2_000 + PROOF_MS, [chat('早', { time: JOINED + 1_000 })])
    expect(statusOf(room, JOINED + 2_000 + PROOF_MS)).toBe('paused')
  })

  test('ends by a resume that comes as history, after the socket was lost in it', () => {
    const { room, open, close, hear } = openRoom()
    const at = (second: number) => JOINED + second * 1000
    hear(at(1), [control('paused', at(1))])
    close(at(5))
    open(at(40), 2)
    const { entries } = hear(at(40), [control('resumed', at(20))], at(40))
    expect(entries).toMatchObject([{ history: true }])
    for (let second = 41; second <= 140; second++)
      hear(at(second), [chat('好', { time: at(second) })], at(40))
    expect(statusOf(room, at(140))).toBe('live')
  })

  test('does not end by the resume of a pause before', () => {
    const { room, hear } = openRoom()
    hear(JOINED + 9_000, [control('paused', JOINED + 9_000)])
    hear(JOINED + 9_500, [control('resumed', JOINED + 5_000)])
    expect(statusOf(room, JOINED + 9_500)).toBe('paused')
  })

  test('does not begin by one that is history', () => {
    const { room, hear } = openRoom()
    hear(JOINED + 1_000, [control('paused', JOINED - 60_000)])
    expect(statusOf(room, JOINED + 1_000)).toBe('live')
  })

  test('that is stored ends likewise when the room is joined with what is stored', () => {
    const { room, hear } = openRoom()
    hear(JOINED + 1_000, [control('paused', JOINED + 1_000)])
    const since = new RoomSession('7', JOINED)
    const joined = joinedStates(structuredClone(room.stored()), structuredClone(since.stored()))
    expect(joined).toMatchObject({ broadcast: 'paused', stopped: { at: JOINED + 1_000 } })
  })
})
