import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { test as base, expect } from 'vitest'
import type { Entry, Totals } from '../../../lib/model/entry.ts'
import type { LiveEvent } from '../../../lib/model/events.ts'
import { hasShared, sharedPath, WITHOUT_SHARED } from '../../fixtures/shared.ts'

/** Small inputs from public reports, each held to what is right: `decode --room` on the files where they lie. */
const test = base.skipIf(!hasShared)

function roomOf(...names: string[]) {
  const files = names.map(name => sharedPath(`cases/${name}`))
  const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/decode.ts', '--room', ...files], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    encoding: 'utf8',
  })
  const lines = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  const { totals }: { totals: Totals } = lines.pop()
  const entries: Entry[] = lines
  return { entries, totals, stderr, status, rows: entries.filter(({ into }) => into === undefined) }
}

const wordsOf = (event: LiveEvent) => [
  event.type,
  'action' in event ? event.action : undefined,
  'text' in event ? event.text : undefined,
]

test(`a gift's summary whose time is in seconds${WITHOUT_SHARED}`, () => {
  const { entries, totals } = roomOf('gift-summary-in-seconds.frames')
  expect(entries.map(({ event }) => event.time)).toEqual([1_776_886_220_097, 1_776_886_223_000])
  expect(entries.map(({ history }) => history)).toEqual([undefined, undefined])
  expect(entries[1]).toMatchObject({ into: 1, event: { comboEnd: true }, adds: { gifts: 0, diamonds: 0 } })
  expect(totals).toMatchObject({ gifts: 1, diamonds: 1 })
})

test.each([
  ['gift-receiver-only-once.frames', 4, 4, 1],
  ['gift-receiver-only-once-carnival.frames', 1, 30_000, 1],
  ['masked-twins.frames', 2, 2, 2],
])(`%s: %i gifts worth %i in %i rows${WITHOUT_SHARED}`, (name, gifts, diamonds, count) => {
  const { totals, rows } = roomOf(name)
  expect(totals).toMatchObject({ gifts, diamonds, duplicates: 0 })
  expect(rows).toHaveLength(count)
})

test(`a fans club's blank messages${WITHOUT_SHARED}`, () => {
  const { entries } = roomOf('fansclub-blank.frames')
  expect(entries.map(({ event }) => wordsOf(event))).toEqual([
    ['fansclub', 'other', ''],
    ['fansclub', 'other', ''],
    ['fansclub', 'join', '恭喜 小麦 加入【星光团】'],
    ['fansclub', 'upgrade', ''],
  ])
})

test(`a frame without a payload is no failure${WITHOUT_SHARED}`, () => {
  const { entries, totals, stderr, status } = roomOf('empty-payload.frames')
  expect({ entries, stderr, status, failed: totals.failed }).toEqual({
    entries: [],
    stderr: '',
    status: 0,
    failed: 0,
  })
})

test(`a PK of 2026-09${WITHOUT_SHARED}`, () => {
  const { entries, rows } = roomOf('pk-2026-09.frames')
  expect(rows.flatMap(({ event }) => (event.type === 'battle' ? event.action : []))).toEqual([
    'start',
    'score',
    'end',
  ])
  const sides = [
    { id: '501', score: '10' },
    { id: '502', score: '0' },
  ]
  expect(entries.at(-1)).toMatchObject({ into: 4, event: { action: 'end', sides } })
})

test(`a PK as a browser got it${WITHOUT_SHARED}`, () => {
  const names = ['start', 'scores', 'armies', 'finish'].map(part => `2026-pk-${part}.bin`)
  const { entries, rows } = roomOf(...names)
  expect(rows.map(({ event }) => wordsOf(event)[1])).toEqual(['start', 'score', 'end'])
  expect(entries[0]?.event).toMatchObject({ battleId: '7585000000000000003', duration: 300_000 })
  const supporters = (...scores: string[]) => scores.map(score => ({ score }))
  expect(entries[2]?.event).toMatchObject({
    sides: expect.arrayContaining([
      expect.objectContaining({
        score: '218',
        top: supporters('99', '55', '7').map(score => expect.objectContaining(score)),
      }),
      expect.objectContaining({
        score: '211',
        top: supporters('198', '5', '5').map(score => expect.objectContaining(score)),
      }),
    ]),
  })
  expect(entries[3]?.event).toMatchObject({
    sides: [
      { score: '218', result: 'win' },
      { score: '211', result: 'lose' },
    ],
  })
})

test(`names that tools of 2025 and 2026 receive${WITHOUT_SHARED}`, () => {
  const { entries, totals, status } = roomOf('unknown-2026.frames')
  expect({ status, count: entries.length, failed: totals.failed }).toEqual({
    status: 0,
    count: 24,
    failed: 0,
  })
  const typesOf = (type: string) => entries.filter(({ event }) => event.type === type).length
  expect({ notice: typesOf('notice'), system: typesOf('system'), lottery: typesOf('lottery') }).toEqual({
    notice: 5,
    system: 9,
    lottery: 1,
  })
  expect(entries[0]?.event).toMatchObject({ text: '今天吃什么 热聊中' })
})

test(`a poll of 2021${WITHOUT_SHARED}`, () => {
  const { entries } = roomOf('2021-09-20-fetch.response.bin')
  expect(entries.map(({ event }) => [event.type, event.id])).toEqual([
    ['notice', '7010046619078737920'],
    ['notice', '6945362163015881758'],
  ])
})
