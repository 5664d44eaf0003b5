import { describe, expect, test } from 'vitest'
import type { BattleEvent } from '../../../lib/model/events.ts'
import { Battles, SCORE_ROW_MS } from '../../../lib/room/battles.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { arrival, JOINED } from './events.ts'

let made = 0
function battle(action: BattleEvent['action'], sides: BattleEvent['sides']): BattleEvent {
  const base = { id: `b${++made}`, method: 'x', roomId: '7', time: JOINED + 1500, receivedAt: JOINED + 1600 }
  return { type: 'battle', ...base, action, text: '', sides }
}
const start = () =>
  battle('start', [
    { id: '1', nickname: '糖糖', avatarUrl: 'https://a/1' },
    { id: '2', nickname: '阿山花' },
  ])
const score = (mine: string, theirs: string) =>
  battle('score', [
    { id: '1', score: mine },
    { id: '2', score: theirs },
  ])

describe('a PK that comes in parts', () => {
  test('scores get the names that the start told, and supporters what the scores were', () => {
    const battles = new Battles()
    battles.take(start(), 1, 0)
    expect(battles.take(score('10', '7'), 2, 0).event.sides).toEqual([
      { id: '1', nickname: '糖糖', avatarUrl: 'https://a/1', score: '10' },
      { id: '2', nickname: '阿山花', score: '7' },
    ])
    const top = [{ id: '5', nickname: '甲', score: '3' }]
    expect(
      battles.take(
        battle('score', [
          { id: '2', top },
          { id: '1', top: [] },
        ]),
        3,
        0,
      ).event.sides,
    ).toEqual([
      { id: '2', nickname: '阿山花', score: '7', top },
      { id: '1', nickname: '糖糖', avatarUrl: 'https://a/1', score: '10', top: [] },
    ])
  })

  test('names come from guests of the link-mic too, and from those who come and go', () => {
    const battles = new Battles()
    battles.take({ ...battle('leave', []), user: { id: '2', nickname: '阿山花', roles: [] } }, 1, 0)
    expect(battles.take(score('1', '2'), 2, 0).event.sides[1]?.nickname).toBe('阿山花')
  })

  test('the next PK begins without the scores of the last', () => {
    const battles = new Battles()
    battles.take(start(), 1, 0)
    battles.take(score('10', '7'), 2, 0)
    battles.take(start(), 3, 0)
    const { event } = battles.take(
      battle('score', [
        { id: '1', top: [] },
        { id: '2', top: [] },
      ]),
      4,
      0,
    )
    expect(event.sides.map(side => side.score)).toEqual([undefined, undefined])
  })
})

describe('scores share a row', () => {
  test('for half a minute, then a new one begins', () => {
    const battles = new Battles()
    const into = [0, 1_000, SCORE_ROW_MS - 1, SCORE_ROW_MS, SCORE_ROW_MS + 1_000].map(
      (at, index) => battles.take(score('1', '2'), index + 1, at).into,
    )
    expect(into).toEqual([undefined, 1, 1, undefined, 4])
  })

  test('but not with those of other sides, nor of the PK before', () => {
    const battles = new Battles()
    battles.take(score('1', '2'), 1, 0)
    expect(battles.take(battle('score', [{ id: '3', score: '1' }]), 2, 1).into).toBeUndefined()
    expect(battles.take(score('1', '2'), 3, 2).into).toBeUndefined()
    battles.take(battle('end', []), 4, 3)
    expect(battles.take(score('1', '2'), 5, 4).into).toBeUndefined()
  })

  test('and go on when the worker has died', () => {
    const room = new RoomSession('7', JOINED)
    room.accept(arrival([start(), score('1', '2')]))
    const next = new RoomSession('7', JOINED, structuredClone(room.stored()))
    const { entries } = next.accept(arrival([score('3', '2')]))
    expect(entries[0]).toMatchObject({
      n: 3,
      into: 2,
      event: { sides: [{ nickname: '糖糖', score: '3' }, {}] },
    })
  })
})

test('a room of a thousand guests keeps few names', () => {
  const battles = new Battles()
  for (let id = 0; id < 1_000; id++)
    battles.take(battle('connect', [{ id: String(id), nickname: 'x' }]), id, id)
  expect(battles.stored().names.length).toBeLessThan(100)
})
