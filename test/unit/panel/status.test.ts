import { describe, expect, test } from 'vitest'
import type { PageView } from '../../../lib/messages/panel.ts'
import type { RoomStatus, RoomView, Totals } from '../../../lib/model/entry.ts'
import { type Situation, type StatusLine, statusLines } from '../../../lib/panel/status.ts'
import { SILENT_SPEECH } from '../../../lib/panel/worker-view.ts'
import type { VoiceView } from '../../../lib/speech/engine/roster.ts'
import { NOW, room } from './entries.ts'

const MINUTE = 60_000

function situation(more: Partial<Situation> = {}): Situation {
  return {
    room: room({ firstAt: NOW, lastFrameAt: NOW }),
    pages: [],
    speech: SILENT_SPEECH,
    voice: { voices: 'ready', missing: [], failed: [] },
    speechOn: true,
    storeProblem: null,
    disconnectedAt: 0,
    reconnectedAt: 0,
    now: NOW,
    dismissed: new Set(),
    ...more,
  }
}

function page(more: Partial<PageView> = {}): PageView {
  return { tabId: 5, webRid: '77', title: '', anchor: '', roomId: '', since: NOW, orphaned: false, ...more }
}

function withTotals(totals: Partial<Totals>, more: Partial<RoomView> = {}): RoomView {
  const view = room(more)
  return { ...view, totals: { ...view.totals, ...totals } }
}

const ids = (of: Partial<Situation>) => statusLines(situation(of)).map(line => line.id)

test.each([
  ['full', 'store-full'],
  ['refused', 'store-refused'],
] as const)('what comes cannot be kept (%s): the line leads to the history', (storeProblem, id) => {
  const [line] = statusLines(situation({ storeProblem }))
  expect(line).toMatchObject({ id, tone: 'amber', action: { kind: 'open-history' } })
})

test('a room where all is well says nothing', () => {
  expect(ids({})).toEqual([])
})

test('a replay says that it is one and leads to its controls, and nothing that holds for live rooms', () => {
  const clock = { at: NOW - 1e9, since: NOW, rate: 1 }
  const replay = {
    state: 'playing',
    speed: 1,
    clock,
    spoken: false,
    session: '7',
    tabId: 3,
    returning: false,
  } as const
  for (const status of ['live', 'silent', 'left', 'ended', 'waiting'] as const) {
    const silent = withTotals({ lastGiftAt: 1, events: { chat: 99 } }, { status, replay, tabs: [3] })
    const lines = statusLines(situation({ room: silent }))
    expect(lines).toMatchObject([
      { id: 'replay', amount: clock.at, action: { kind: 'show-replay', tabId: 3 } },
    ])
  }
})

test('a worker that came back is told of for a moment', () => {
  expect(ids({ reconnectedAt: NOW - 1_000 })).toEqual(['worker-back'])
  expect(ids({ reconnectedAt: NOW - 9_000 })).toEqual([])
  expect(ids({ reconnectedAt: NOW - 5_000, disconnectedAt: NOW - 1_000 })).toEqual([])
})

test('no room at all is not a line but the empty state', () => {
  expect(ids({ room: null })).toEqual([])
})

describe('a page that is open', () => {
  test('is waited for at first', () => {
    expect(ids({ room: null, pages: [page()] })).toEqual(['waiting'])
  })

  test('should be reloaded when no socket was seen for long', () => {
    const [line] = statusLines(situation({ room: null, pages: [page({ since: NOW - 20_000 })] }))
    expect(line).toMatchObject({ id: 'no-socket', action: { kind: 'reload-tab', tabId: 5 } })
  })

  test('that shows no room is nothing to wait for', () => {
    expect(ids({ room: null, pages: [page({ webRid: '', since: 0 })] })).toEqual([])
  })

  test('that belongs to an earlier Tingdan must be reloaded', () => {
    const [line] = statusLines(situation({ room: null, pages: [page({ orphaned: true, tabId: 9 })] }))
    expect(line).toMatchObject({ id: 'orphaned', tone: 'red', action: { kind: 'reload-tab', tabId: 9 } })
  })
})

test.each<[RoomStatus, string[]]>([
  ['live', []],
  ['silent', ['silent']],
  ['reconnecting', ['reconnecting']],
  ['polling', ['polling']],
  ['refused', ['refused']],
  ['paused', ['paused']],
  ['ended', ['ended']],
  ['left', ['left']],
])('a room that is %s', (status, expected) => {
  expect(ids({ room: room({ status, lastFrameAt: NOW - MINUTE, statusSince: NOW - MINUTE }) })).toEqual(
    expected,
  )
})

test('a short silence is nothing to speak of, a long one is told in seconds', () => {
  expect(ids({ room: room({ status: 'silent', lastFrameAt: NOW - 5_000 }) })).toEqual([])
  const [line] = statusLines(situation({ room: room({ status: 'silent', lastFrameAt: NOW - 45_000 }) }))
  expect(line).toMatchObject({ amount: 45, action: { kind: 'reload-tab', tabId: 5 } })
})

describe('no gift', () => {
  const chatting = { events: { chat: 200 } }

  test('for ten minutes in a room that chats: log in', () => {
    const quiet = withTotals(chatting, { firstAt: NOW - 11 * MINUTE })
    expect(statusLines(situation({ room: quiet }))).toMatchObject([
      { id: 'no-gifts', action: { kind: 'log-in', tabId: 5 } },
    ])
  })

  test.each<[string, RoomView]>([
    ['the room is young', withTotals(chatting, { firstAt: NOW - 9 * MINUTE })],
    ['a gift came a while ago', withTotals({ ...chatting, lastGiftAt: NOW - MINUTE }, { firstAt: 1 })],
    ['hardly anyone talks', withTotals({ events: { chat: 3 } }, { firstAt: NOW - 11 * MINUTE })],
    ['the broadcast ended', withTotals(chatting, { firstAt: NOW - 11 * MINUTE, status: 'paused' })],
  ])('is no matter where %s', (_, view) => {
    expect(ids({ room: view })).not.toContain('no-gifts')
  })
})

describe('messages of an unknown kind', () => {
  test.each<[string, Partial<RoomView['totals']>, string[]]>([
    ['many, and a large share', { unknown: 20, events: { chat: 380, unknown: 20 } }, ['unknown']],
    ['a small share', { unknown: 20, events: { chat: 381, unknown: 20 } }, []],
    ['a few in a young room', { unknown: 19, events: { chat: 1, unknown: 19 } }, []],
  ])('%s', (_, totals, expected) => {
    expect(ids({ room: withTotals(totals) })).toEqual(expected)
  })

  test('lead to the inspector, and once put away stay so for the room', () => {
    const view = withTotals({ unknown: 30, events: { unknown: 30 } })
    const [line] = statusLines(situation({ room: view }))
    expect(line).toMatchObject({ tone: 'quiet', action: { kind: 'inspect' }, amount: 30 })
    const later = withTotals({ unknown: 99, events: { unknown: 99 } })
    expect(ids({ room: later, dismissed: new Set([line?.key ?? '']) })).toEqual([])
  })
})

describe('the voice', () => {
  const fine = { voices: 'ready', missing: [], failed: [] } as const satisfies VoiceView
  const broken = { kind: 'no-start', voice: '婷婷' } as const
  const stopped = { ...SILENT_SPEECH, waits: 3, problem: broken }
  const choose = { kind: 'choose-voice' }

  test.each<[string, Partial<Situation>, Partial<StatusLine>]>([
    ['none at all', { voice: { ...fine, voices: 'none' } }, { id: 'no-voice', tone: 'red' }],
    ['no Chinese one', { voice: { ...fine, voices: 'no-chinese' } }, { id: 'no-chinese', tone: 'red' }],
    ['it has given up', { speech: stopped }, { id: 'voice-failed', tone: 'red', cause: broken }],
    [
      'another took over',
      { voice: { ...fine, failed: [broken], missing: ['小美'] } },
      { id: 'voice-fell-back', tone: 'amber', cause: broken },
    ],
    [
      'the chosen one has gone',
      { voice: { ...fine, missing: ['小美'] } },
      { id: 'voice-missing', tone: 'amber', cause: { kind: 'gone', voice: '小美' } },
    ],
  ])('%s: one line that names it and leads to the settings', (_, of, expected) => {
    expect(statusLines(situation(of))).toMatchObject([{ ...expected, action: choose }])
  })

  test('a list that is still asked for is no news', () => {
    expect(ids({ voice: { ...fine, voices: 'asking' } })).toEqual([])
  })

  test('is not missed by who has switched it off', () => {
    expect(ids({ speech: stopped, voice: { ...fine, voices: 'none' }, speechOn: false })).toEqual([])
  })
})

test('what was lost or failed is told once, and again when there is more', () => {
  const lossy = situation({ room: withTotals({ lost: 3, failed: 2 }) })
  const lines = statusLines(lossy)
  expect(lines.map(line => [line.id, line.amount])).toEqual([
    ['lost', 3],
    ['failed', 2],
  ])
  const dismissed = new Set(lines.map(line => line.key))
  expect(statusLines({ ...lossy, dismissed })).toEqual([])
  expect(statusLines({ ...lossy, dismissed, room: withTotals({ lost: 4, failed: 2 }) })).toHaveLength(1)
})

test('a worker that is away for a moment is not told, one that stays away is', () => {
  expect(ids({ disconnectedAt: NOW - 500 })).toEqual([])
  expect(ids({ disconnectedAt: NOW - 5_000 })).toEqual(['worker-away'])
})
