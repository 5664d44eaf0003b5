import { describe, expect, test } from 'vitest'
import type { EventType } from '../../../lib/protocol/events.ts'
import { DEFAULTS } from '../../../lib/settings/schema.ts'
import { admit, WAITING_LIMIT, worthSaying } from '../../../lib/speech/queue.ts'
import type { Utterance } from '../../../lib/speech/utterance.ts'
import { chat, gift } from '../room/events.ts'

const speaks = (type: EventType) => DEFAULTS.speech.types[type].speak
const say = (n: number, event = chat(`第${n}条`) as Utterance['event']): Utterance => ({
  roomId: '7',
  n,
  event,
  count: 1,
})
const thanks = (n: number) => say(n, gift(1))

describe('what is worth saying', () => {
  const follow = { ...chat(''), type: 'follow' as const }
  const enter = { ...chat(''), type: 'enter' as const, memberCount: 3 }
  test('chat, gifts and follows at first; entrances not', () => {
    const entries = [chat('一'), follow, enter].map((event, at) => ({ n: at + 1, event }))
    const rests = [{ n: 4, event: gift(3), count: 3 }]
    expect(worthSaying({ roomId: '7', entries, rests }, speaks).map(({ n, count }) => [n, count])).toEqual([
      [1, 1],
      [2, 1],
      [4, 3],
    ])
  })
  test('a gift is said when its combo rests, not message by message', () => {
    const entries = [1, 2, 3].map(n => ({ n, event: gift(n) }))
    expect(worthSaying({ roomId: '7', entries, rests: [] }, speaks)).toEqual([])
  })
  test('neither history nor what was taken back', () => {
    const entries = [
      { n: 1, event: chat('旧'), history: true as const },
      { n: 2, event: chat('撤') },
      { n: 3, event: { ...chat(''), type: 'system' as const }, recalls: [2] },
    ]
    expect(worthSaying({ roomId: '7', entries, rests: [] }, () => true)).toEqual([])
  })
})

describe('the queue is bounded', () => {
  const full = Array.from({ length: WAITING_LIMIT }, (_, at) => say(at))
  test('the oldest chat goes first', () => {
    const { waiting, dropped } = admit(full, [say(100), say(101)])
    expect(dropped.map(({ n }) => n)).toEqual([0, 1])
    expect(waiting.map(({ n }) => n)).toEqual([...full.slice(2).map(({ n }) => n), 100, 101])
  })
  test('gifts never go, and take no chat’s place', () => {
    const gifts = Array.from({ length: 99 }, (_, at) => thanks(1000 + at))
    const { waiting, dropped } = admit(full, gifts)
    expect(dropped).toEqual([])
    expect(waiting).toHaveLength(WAITING_LIMIT + 99)
  })
  test('a flood in one go keeps the newest', () => {
    const flood = Array.from({ length: 500 }, (_, at) => say(at))
    const { waiting, dropped } = admit([thanks(1)], flood)
    expect(waiting.map(({ n }) => n)).toEqual([1, ...flood.slice(-WAITING_LIMIT).map(({ n }) => n)])
    expect(dropped).toHaveLength(500 - WAITING_LIMIT)
  })
})
