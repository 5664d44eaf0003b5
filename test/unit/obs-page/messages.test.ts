import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMessages } from '../../../lib/obs-page/messages.ts'
import { anyEvent, others } from '../model/any-event.ts'
import { chat } from '../panel/entries.ts'

const { event } = chat(3, '</script><b>x')
const LINE = { type: 'event', session: 's', room: '7', n: 3, event }
const READ = { type: 'event', session: 's', room: '7', replay: false, entry: { n: 3, event } }

describe('what reaches the page', () => {
  test.each<[string, unknown]>([
    ['one message', LINE],
    ['a list', [LINE]],
    ['a frame of a socket', JSON.stringify(LINE)],
    ['the detail of an event', { messages: JSON.stringify([LINE]) }],
    ['a detail with a list', { messages: [LINE] }],
  ])('%s is read', (_, input) => {
    expect(readMessages(input)).toEqual([READ])
  })

  test('marks of an entry are kept, a replay is told', () => {
    const whole = {
      ...LINE,
      history: true,
      into: 1,
      adds: { gifts: 1, diamonds: 2 },
      recalls: [1],
      replay: true,
    }
    const { history, into, adds, recalls } = whole
    expect(readMessages(whole)).toEqual([
      { ...READ, replay: true, entry: { n: 3, event, history, into, adds, recalls } },
    ])
  })

  test('rooms are known by their ids and addresses', () => {
    const room = { room: '7', webRid: '9', title: '', anchor: '', status: 'live' }
    const rooms = [{ type: 'rooms', rooms: [{ room: '7', webRid: '9' }] }]
    expect(readMessages({ type: 'hello', version: 1, app: 'tingdan', rooms: [room] })).toEqual(rooms)
    expect(readMessages({ type: 'status', ...room })).toEqual(rooms)
  })

  test('a pinned question comes, is answered, and goes', () => {
    expect(readMessages({ type: 'pinned', room: '7', event })).toEqual([
      { type: 'pinned', pinned: { room: '7', event, answered: false } },
    ])
    expect(readMessages({ type: 'pinned', room: '7', event, answered: true })).toMatchObject([
      { pinned: { answered: true } },
    ])
    expect(readMessages({ type: 'pinned', event: null })).toEqual([{ type: 'pinned', pinned: null }])
  })

  test('entries are answered, and are not any more', () => {
    const answered = { type: 'answered', room: '7', numbers: [1, 3], done: true }
    expect(readMessages(answered)).toEqual([answered])
    expect(readMessages({ ...answered, done: 0, numbers: ['1', 3, {}] })).toEqual([
      { ...answered, done: false, numbers: [3] },
    ])
  })

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['no JSON', '{'],
    ['no JSON in a detail', { messages: '[' }],
    ['another type', { type: 'gap', session: 's', from: 1, to: 2, count: 2, reason: 'late' }],
    ['an event without its number', { ...LINE, n: undefined }],
    ['an event of no type', { ...LINE, event: { ...event, type: 'nonsense' } }],
    ['a name that is no text', { ...LINE, event: { ...event, user: { ...event.user, nickname: 7 } } }],
    ['a pinned thing', { type: 'pinned', event: { type: 'chat' } }],
    ['a name of the prototype', JSON.parse('{"__proto__": {"type": "event"}}')],
  ])('%s is skipped', (_, input) => {
    expect(readMessages(input)).toEqual([])
  })

  test('one wrong message costs only itself', () => {
    expect(readMessages([null, LINE, { type: 'event' }])).toEqual([READ])
  })

  test('every event that the room can have is read as it is', () => {
    fc.assert(
      fc.property(anyEvent(others), any => {
        const [message] = readMessages(JSON.stringify({ ...LINE, event: any }))
        expect(message).toEqual({ ...READ, entry: { n: 3, event: JSON.parse(JSON.stringify(any)) } })
      }),
    )
  })

  test('nothing that comes breaks the page', () => {
    fc.assert(fc.property(fc.anything(), input => void readMessages(input)))
  })
})
