import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BattleEvent, LiveEvent } from '../../../lib/model/events.ts'
import { Battles, FORFEIT_MS, SCORE_ROW_MS } from '../../../lib/room/battles.ts'
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
    battles.take(start(), 4, 3)
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

describe('the PK of 2026', () => {
  const points = (id: string, added: number) => battle('score', [{ id, added }])
  const of = (event: BattleEvent, battleId = '77') => ({ ...event, battleId })
  const scoresOf = ({ sides }: BattleEvent) => sides.map(({ id, score }) => [id, score])

  test('points add up, and a message with the scores puts them right', () => {
    const battles = new Battles()
    battles.take(of(battle('start', [])), 1, 0)
    expect(scoresOf(battles.take(points('1', 10), 2, 0).event)).toEqual([['1', '10']])
    battles.take(points('2', 7), 3, 0)
    expect(scoresOf(battles.take(points('1', 5), 4, 0).event)).toEqual([
      ['1', '15'],
      ['2', '7'],
    ])
    battles.take(score('20', '8'), 5, 0)
    const { event, into } = battles.take(points('2', 2), 6, 0)
    expect([scoresOf(event), into]).toEqual([
      [
        ['1', '20'],
        ['2', '10'],
      ],
      2,
    ])
    expect(JSON.stringify(battles.stored())).not.toContain('added')
  })

  test('in any order and with any death of the worker the points are their sum', () => {
    const all = fc.array(
      fc.record({ id: fc.constantFrom('1', '2'), added: fc.nat(500), dies: fc.boolean() }),
      {
        minLength: 1,
      },
    )
    fc.assert(
      fc.property(all, sent => {
        let battles = new Battles()
        let latest: BattleEvent | undefined
        for (const [at, { id, added, dies }] of sent.entries()) {
          if (dies) battles = new Battles(structuredClone(battles.stored()))
          latest = battles.take(points(id, added), at + 1, at).event
        }
        for (const { id, score } of latest?.sides ?? []) {
          const sum = sent.filter(one => one.id === id).reduce((total, { added }) => total + added, 0)
          expect(score).toBe(String(sum))
        }
      }),
    )
  })

  test('scores after the end belong to its row, until the next PK', () => {
    const battles = new Battles()
    battles.take(of(start()), 1, 0)
    battles.take(score('10', '7'), 2, 0)
    const { event } = battles.take(of(battle('end', [])), 3, 1_000)
    expect(scoresOf(event)).toEqual([
      ['1', '10'],
      ['2', '7'],
    ])
    expect(battles.take(score('12', '7'), 4, 6_000)).toMatchObject({ into: 3, event: { action: 'end' } })
    // A score never falls: these are of a PK whose start was not told.
    expect(battles.take(score('1', '0'), 5, 7_000)).toMatchObject({ event: { action: 'score' } })
  })

  test('scores long after the end are another PK', () => {
    const battles = new Battles()
    battles.take(score('10', '7'), 1, 0)
    battles.take(battle('end', []), 2, 0)
    expect(battles.take(score('10', '7'), 3, FORFEIT_MS).into).toBeUndefined()
  })

  test("the server's result stands, though scores come after", () => {
    const battles = new Battles()
    const sides = [
      { id: '1', score: '10', result: 'win' as const },
      { id: '2', score: '7', result: 'lose' as const },
    ]
    battles.take(battle('end', sides), 1, 0)
    expect(battles.take(score('30', '40'), 2, 1).event.sides).toEqual(sides)
  })

  test('a start and an end that two kinds of messages tell are one each', () => {
    const battles = new Battles()
    battles.take(of(battle('start', [])), 1, 0)
    expect(battles.take(of(start()), 2, 0)).toMatchObject({
      into: 1,
      event: { sides: [{ nickname: '糖糖' }, {}] },
    })
    battles.take(score('10', '7'), 3, 0)
    battles.take(of(battle('end', [])), 4, 0)
    const result = battle('end', [{ id: '1', score: '11', result: 'win' }])
    expect(battles.take(of(result), 5, 0)).toMatchObject({
      into: 4,
      event: { sides: [{ score: '11' }, { score: '7' }] },
    })
    expect(battles.take(of(start(), '78'), 6, 0).into).toBeUndefined()
  })

  test('names come from the seats of the link-mic', () => {
    const room = new RoomSession('7', JOINED)
    const seats: LiveEvent = {
      type: 'system',
      id: 's1',
      method: 'WebcastLinkmicUIMessage',
      roomId: '7',
      time: JOINED + 1500,
      receivedAt: JOINED + 1600,
      seats: [{ id: '1', nickname: '糖糖' }],
    }
    const { entries } = room.accept(arrival([seats, points('1', 3)]))
    expect(entries[1]?.event).toMatchObject({ sides: [{ id: '1', nickname: '糖糖', score: '3' }] })
  })
})

test('a room of a thousand guests keeps few names', () => {
  const battles = new Battles()
  for (let id = 0; id < 1_000; id++)
    battles.take(battle('connect', [{ id: String(id), nickname: 'x' }]), id, id)
  expect(battles.stored().names.length).toBeLessThan(100)
})
