import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../lib/model/entry.ts'
import type { LiveEvent } from '../../../lib/model/events.ts'
import { RoomSession, SILENCE_MS } from '../../../lib/room/session.ts'
import { arrival, chat, gift, JOINED } from './events.ts'

const fresh = () => new RoomSession('7', JOINED)
const texts = (entries: Entry[]) => entries.map(({ event }) => ('text' in event ? event.text : event.type))

describe('repeats', () => {
  test('the same message by id comes in once, from any page, however often it is sent', () => {
    const room = fresh()
    const [a, b] = [chat('一'), chat('二')]
    expect(texts(room.accept(arrival([a, b])).entries)).toEqual(['一', '二'])
    expect(room.accept(arrival([a, { ...b, receivedAt: 9 }])).entries).toEqual([])
    expect(room.view(JOINED, [1]).totals).toMatchObject({ duplicates: 2, events: { chat: 2 } })
  })
  test.each([
    ['same kind, name and text within 3 s', { time: JOINED + 4500 }, 1],
    ['later than 3 s', { time: JOINED + 4501 }, 2],
    ['another text', { text: '别的' }, 2],
    ['another name', { user: { id: '111111', nickname: '李***', roles: [] } }, 2],
  ])('without an id (masked guests): %s', (_, more, count) => {
    const masked = chat('666', { id: '0', user: { id: '111111', nickname: '吴***', roles: [] } })
    expect(fresh().accept(arrival([masked, { ...masked, ...more } as LiveEvent])).entries).toHaveLength(count)
  })
  test('any order, repetition and split into frames gives each event once, numbered without holes', () => {
    const all = Array.from({ length: 30 }, (_, at) => chat(`第${at}条`))
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom(...all))), frames => {
        const room = fresh()
        const entries = frames.flatMap(events => room.accept(arrival(events)).entries)
        expect(new Set(entries.map(({ event }) => event.id)).size).toBe(entries.length)
        expect(entries.map(({ n }) => n)).toEqual(entries.map((_, at) => at + 1))
        expect(new Set(entries.map(({ event }) => event.id))).toEqual(
          new Set(frames.flat().map(({ id }) => id)),
        )
      }),
    )
  })
  test('after the worker died, what was stored is known', () => {
    const before = fresh()
    const { entries } = before.accept(arrival([chat('一'), chat('二')]))
    const after = new RoomSession('7', JOINED + 9, structuredClone(before.stored()), structuredClone(entries))
    const third = chat('三')
    const again = after.accept(arrival([...entries.map(({ event }) => event), third]))
    expect(again.entries).toEqual([{ n: 3, event: third }])
  })
  test('memory stays bounded over a million messages, and recent repeats are still found', () => {
    const room = fresh()
    const one = (id: number) => arrival([chat('x', { id: String(id) })])
    for (let id = 1_000_000; id < 1_200_000; id++) room.accept(one(id))
    expect(room.accept(one(1_199_000)).entries).toHaveLength(0)
    expect(room.accept(one(1_151_000)).entries).toHaveLength(0)
  })
})

test('a room begins with its first live message, however late the worker hears of it', () => {
  const room = new RoomSession('7', JOINED + 800)
  room.accept(arrival([chat('昨晚', { time: JOINED - 5000 }), chat('刚才', { time: JOINED + 300 })]))
  expect(room.stored().firstAt).toBe(JOINED + 300)
})

describe('history', () => {
  test.each([
    ['sent before the page joined', JOINED - 1, true],
    ['sent after', JOINED + 1, undefined],
    ['told in whole seconds, in the second of joining', JOINED, undefined],
    ['told in whole seconds, the second before', JOINED - 1000, true],
  ])('%s', (_, time, history) => {
    const room = fresh()
    const { entries } = room.accept(arrival([chat('x', { time })], { now: JOINED + 20, at: JOINED + 20 }))
    expect(entries[0]?.history).toBe(history)
  })
  test('a machine whose clock is an hour slow tells history by the server', () => {
    const hour = 3_600_000
    const slow = { now: JOINED + 50, at: JOINED - hour + 50, since: JOINED - hour }
    const events = [chat('旧', { time: JOINED - 10_001 }), chat('新', { time: JOINED + 1 })]
    expect(
      fresh()
        .accept(arrival(events, slow))
        .entries.map(({ history }) => history),
    ).toEqual([true, undefined])
  })
  test('what a page missed while its socket was down is history to its next socket', () => {
    const room = fresh()
    room.accept(arrival([chat('x')]))
    const again = arrival([chat('漏', { time: JOINED + 60_001 })], {
      since: JOINED + 90_000,
      at: JOINED + 90_100,
      now: JOINED + 90_100,
    })
    expect(room.accept(again).entries[0]?.history).toBe(true)
  })
})

describe('gift combos', () => {
  test('messages of a combo continue its row', () => {
    const { entries } = fresh().accept(arrival([gift(1), chat('x'), gift(3), gift(3, { comboEnd: true })]))
    expect(entries.map(({ n, into }) => [n, into])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, 1],
      [4, 1],
    ])
  })
  test.each([
    ['sender', { user: { id: '2', nickname: '乙', roles: [] } }],
    ['gift', { gift: { id: '9', name: '玫瑰', diamonds: 1 } }],
    ['second of sending', { comboId: '101' }],
    ['receiver', { toUser: { id: '8', nickname: '嘉宾' } }],
  ])('another %s is another combo', (_, more) => {
    const first = gift(1, { toUser: { id: '9', nickname: '主播' } })
    const { entries } = fresh().accept(
      arrival([first, { ...gift(1), toUser: first.toUser, ...more } as LiveEvent]),
    )
    expect(entries.map(({ into }) => into)).toEqual([undefined, undefined])
  })
  test('an open combo survives the worker', () => {
    const before = fresh()
    const { entries } = before.accept(arrival([gift(2)]))
    const after = new RoomSession('7', JOINED, structuredClone(before.stored()), entries)
    const { entries: more, gifts } = after.accept(arrival([gift(4, { comboEnd: true })]))
    expect(more[0]?.into).toBe(1)
    expect(gifts).toMatchObject([{ n: 1, added: 2, total: 4, end: true }])
  })
})

test('a recall names the entries that it takes back', () => {
  const room = fresh()
  const [a, b] = [chat('一'), chat('二')]
  const recall: LiveEvent = { ...chat(''), type: 'system', recalls: [b.id, '999'] }
  expect(room.accept(arrival([a, b, recall])).entries[2]?.recalls).toEqual([2])
})

describe('status', () => {
  const socket = (state: 'connecting' | 'open' | 'closed' | 'error', number = 1) =>
    ({ kind: 'socket', socket: number, roomId: '7', at: JOINED, state }) as const
  const control = (status: 'paused' | 'resumed' | 'ended'): LiveEvent => ({
    ...chat(''),
    type: 'control',
    status,
  })
  const at = JOINED + 1600
  test.each<[string, (room: RoomSession) => void, number, string]>([
    ['nothing yet', () => {}, at, 'waiting'],
    ['a socket and no frame', room => room.socket('r', socket('open')), at, 'waiting'],
    ['frames', room => void room.accept(arrival([])), at, 'live'],
    ['no frame for 30 s', room => void room.accept(arrival([])), at + SILENCE_MS, 'silent'],
    [
      'the socket closed',
      room => {
        room.socket('r', socket('open'))
        room.accept(arrival([]))
        room.socket('r', socket('closed'))
      },
      at,
      'reconnecting',
    ],
    [
      'one of two pages still has its socket',
      room => {
        room.socket('r', socket('open'))
        room.socket('s', socket('open'))
        room.accept(arrival([]))
        room.socket('r', socket('closed'))
      },
      at,
      'live',
    ],
    [
      'opened again',
      room => {
        room.socket('r', socket('open'))
        room.accept(arrival([]))
        room.socket('r', socket('closed'))
        room.socket('r', socket('connecting', 2))
        room.socket('r', socket('open', 2))
      },
      at,
      'live',
    ],
    [
      'frames by HTTP after the socket failed',
      room => {
        room.socket('r', socket('error'))
        room.accept(arrival([], { via: 'http' }))
      },
      at,
      'polling',
    ],
    [
      'polls that come back empty',
      room => {
        for (let poll = 0; poll < 3; poll++) room.accept(arrival([], { via: 'http', size: 0 }))
      },
      at,
      'refused',
    ],
    [
      'one empty poll, and what came after',
      room => {
        for (const size of [0, 0, 40, 0, 0]) room.accept(arrival([], { via: 'http', size }))
      },
      at,
      'polling',
    ],
    ['paused by the anchor', room => void room.accept(arrival([control('paused')])), at, 'paused'],
    ['resumed', room => void room.accept(arrival([control('paused'), control('resumed')])), at, 'live'],
    ['ended', room => void room.accept(arrival([control('ended')])), at + 1e6, 'ended'],
  ])('%s', (_, prepare, now, status) => {
    const room = fresh()
    prepare(room)
    expect(room.view(now, [1]).status).toBe(status)
  })
  test('no tab shows it any more', () => {
    const room = fresh()
    room.accept(arrival([]))
    expect(room.view(at, []).status).toBe('left')
  })
})

test('totals: online, likes, and what was lost or failed', () => {
  const room = fresh()
  const like: LiveEvent = { ...chat(''), type: 'like', count: 3, total: 500 }
  const late: LiveEvent = { ...chat(''), type: 'like', count: 3, total: 499 }
  const audience: LiveEvent = { ...chat(''), type: 'audience', online: 77, top: [] }
  const strange: LiveEvent = { ...chat(''), type: 'unknown', reason: 'no schema', fields: [] }
  const broken: LiveEvent = { ...chat(''), type: 'unknown', reason: 'index out of range', fields: [] }
  room.accept(arrival([like, late, audience, strange, broken]))
  room.lose(4, JOINED)
  room.failFrame(JOINED)
  expect(room.view(JOINED, [1]).totals).toMatchObject({
    likes: 500,
    online: 77,
    unknown: 1,
    failed: 2,
    lost: 4,
  })
})
