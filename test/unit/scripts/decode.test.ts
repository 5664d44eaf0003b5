import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { framed } from '../../../lib/recording/frames.ts'
import { recordingOf } from '../../../lib/recording/items.ts'
import { createLog } from '../../room/log.ts'
import { createMessages } from '../../room/messages.ts'

const ROOM = '7300000000000000001'
const AT = 1_776_000_000_000
const make = createMessages({ seed: 1, roomId: ROOM, now: () => AT })
const log = createLog(ROOM, 4)
const frames = ['甲', '乙', '丙'].map(text => Uint8Array.from(log.make([make.chat({ text })], AT).bytes))
const noted = recordingOf(
  frames.map((bytes, n) => ({
    kind: 'frame',
    via: 'socket',
    socket: 1,
    roomId: ROOM,
    at: AT + n,
    since: AT,
    bytes,
  })),
)

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'decode-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function decode(name: string, bytes: Uint8Array, ...flags: string[]) {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/decode.ts', ...flags, file], {
    encoding: 'utf8',
  })
  const events = stdout
    .split('\n')
    .filter(line => line)
    .map(line => JSON.parse(line))
  return {
    texts: events.map(({ text }) => text),
    times: events.map(event => event.receivedAt),
    stderr,
    status,
  }
}

test.each([
  ['plain.frames', framed(frames)],
  ['packed.frames.gz', gzipSync(framed(frames))],
  ['packed.frames', gzipSync(framed(frames))],
])('%s: every event is written', (name, bytes) => {
  expect(decode(name, bytes)).toMatchObject({ texts: ['甲', '乙', '丙'], stderr: '', status: 0 })
})

test('notes are no events, and tell when a frame came', () => {
  expect(decode('noted.frames.gz', gzipSync(noted))).toMatchObject({
    texts: ['甲', '乙', '丙'],
    times: [AT, AT + 1, AT + 2],
    status: 0,
  })
})

test('of a recording that is cut, packed or not, what is there is written, and the offset told', () => {
  const file = framed(frames)
  const [first] = frames
  const cut = decode('cut.frames', file.subarray(0, 4 + (first?.length ?? 0) + 2))
  expect(cut).toMatchObject({ texts: ['甲'], status: 1 })
  expect(cut.stderr).toContain(`cut.frames: offset ${4 + (first?.length ?? 0)}: `)
  const packed = gzipSync(file, { level: 0 })
  const broken = decode('broken.frames.gz', packed.subarray(0, packed.length - 40))
  expect(broken.texts.slice(0, 2)).toEqual(['甲', '乙'])
  expect(broken).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/broken\.frames\.gz: offset \d+: gzip: /),
  })
})

test('a blanked recording stays packed where it was, and has the same frames', () => {
  expect(decode('own.frames.gz', gzipSync(noted), '--redact').status).toBe(0)
  const redacted = readFileSync(join(folder, 'own.redacted.frames.gz'))
  expect(gunzipSync(redacted).length).toBeGreaterThan(0)
  expect(decode('again.frames.gz', redacted)).toMatchObject({
    texts: ['某', '某', '某'],
    times: [AT, AT + 1, AT + 2],
  })
})

test('--room: one entry a line, repeats dropped, and the totals last', () => {
  const file = join(folder, 'room.frames')
  const gifts = [make.gift({ repeatCount: 1 }), make.gift({ repeatCount: 3 })]
  const all = [...frames, ...frames, ...gifts.map(message => log.make([message], AT).bytes)]
  writeFileSync(file, framed(all.map(bytes => Uint8Array.from(bytes))))
  const { stdout, status } = spawnSync(process.execPath, ['scripts/decode.ts', '--room', file], {
    encoding: 'utf8',
  })
  const lines = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  const { totals } = lines.pop()
  expect(status).toBe(0)
  expect(lines.map(({ n, event, history }) => [n, event.type, history])).toEqual([
    [1, 'chat', undefined],
    [2, 'chat', undefined],
    [3, 'chat', undefined],
    [4, 'gift', undefined],
    [5, 'gift', undefined],
  ])
  expect(lines[3].adds).toEqual({
    gifts: totals.gifts - lines[4].adds.gifts,
    diamonds: totals.diamonds - lines[4].adds.diamonds,
  })
  expect(totals).toMatchObject({
    events: { chat: 3, gift: 2 },
    duplicates: 3,
    unknown: 0,
    failed: 0,
    lost: 0,
  })
  expect(Object.keys(totals).sort()).toEqual([
    'diamonds',
    'duplicates',
    'events',
    'failed',
    'gifts',
    'likes',
    'lost',
    'online',
    'unknown',
  ])
})

test('with a filter only what passes it is written', () => {
  expect(decode('filtered.frames', framed(frames), '--filter', '乙 or 丙')).toMatchObject({
    texts: ['乙', '丙'],
    stderr: '',
    status: 0,
  })
  expect(decode('none.frames', framed(frames), '--filter', 'is:question')).toMatchObject({
    texts: [],
    status: 0,
  })
})

test('a query that is no filter is told with its column, and nothing is read', () => {
  const { texts, stderr, status } = decode('unfiltered.frames', framed(frames), '--filter', '甲 is:whatever')
  expect({ texts, status }).toEqual({ texts: [], status: 1 })
  expect(stderr).toBe('filter: column 6: unknown-choice at whatever\n')
})
