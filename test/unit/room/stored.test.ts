import fc from 'fast-check'
import { test } from 'vitest'
import type { BattleEvent, LiveEvent } from '../../../lib/model/events.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { frozen } from '../frozen.ts'
import { arrival, chat, gift, JOINED } from './events.ts'

/** A PK's message, with what all messages of its kind have. */
function battle(action: BattleEvent['action'], score: string): BattleEvent {
  const { text: _, segments: __, ...base } = chat('')
  const sides = ['1', '2'].map(id => ({ id, nickname: `主播${id}`, score }))
  return { ...base, type: 'battle', action, text: '', sides }
}

type Step = (room: RoomSession, at: number) => void
const come =
  (event: () => LiveEvent): Step =>
  (room, at) =>
    room.accept(arrival([event()], { at, now: at + 5 }))

/** All that changes a room. */
const STEPS: Step[] = [
  come(() => chat('你好')),
  come(() => gift(3)),
  come(() => gift(8)),
  come(() => gift(8, { comboEnd: true, summary: true })),
  come(() => ({ ...chat(''), type: 'like', count: 3, total: 99 })),
  come(() => ({ ...chat(''), type: 'control', status: 'paused', text: '' })),
  come(() => ({ ...chat(''), type: 'control', status: 'resumed', text: '' })),
  come(() => battle('start', '0')),
  come(() => battle('score', '7')),
  come(() => battle('end', '9')),
  (room, at) => room.describe({ url: '', webRid: '1', title: `标题${at}`, anchor: '糖糖' }),
  (room, at) => room.socket('r', { kind: 'socket', socket: 1, roomId: '7', at, state: 'open' }),
  (room, at) => room.socket('r', { kind: 'socket', socket: 1, roomId: '7', at, state: 'closed' }),
  (room, at) => room.lose(2, at),
  (room, at) => room.failFrame(at),
  (room, at) => void room.view(at, [1]),
]

test('what a room gave to be stored stays as it was, whatever comes during the write', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ step: fc.constantFrom(...STEPS), wait: fc.nat(40_000) }), { maxLength: 30 }),
      steps => {
        const room = new RoomSession('7', JOINED)
        let at = JOINED + 1600
        for (const { step, wait } of steps) {
          frozen(room.stored())
          at += wait
          step(room, at)
        }
      },
    ),
  )
})
