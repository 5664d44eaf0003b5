import { describe, expect, test } from 'vitest'
import { decodeFrame } from '../../../lib/protocol/decode.ts'
import { Health } from '../../../lib/room/health.ts'
import { report } from '../../../lib/room/report.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { frame, message, pushFrame } from '../protocol/encode.ts'

const NOW = 1_700_000_000_000
const SECRET = '小禾说了悄悄话'
const chat = message('ChatMessage', { content: SECRET, user: { id: '71', nickname: SECRET } })
/** Field 1 a message (1: varint, 2: text), field 2 a text. */
const strangePayload = Uint8Array.from([
  ...[0x0a, 23, 0x08, 77, 0x12, 19],
  ...Buffer.from('小禾说了悄悄!'),
  ...[0x12, 21],
  ...Buffer.from(SECRET),
])
const unknown = (method = 'WebcastNovelMessage', payload = strangePayload) => ({
  method,
  payload,
  msgId: '9',
})
const broken = { method: 'WebcastChatMessage', payload: Uint8Array.from([0x1a, 0x7f, 1]), msgId: '8' }

function fed(frames: Uint8Array[], health = new Health(NOW)): Health {
  for (const [at, bytes] of frames.entries()) {
    const decoded = decodeFrame(bytes, { roomId: '7', receivedAt: NOW })
    health.take(decoded, bytes.length, NOW + at * 1000)
  }
  return health
}

describe('what is counted', () => {
  test('methods with how many, when last, and why not understood', () => {
    const { methods } = fed([frame([chat, unknown()]), frame([broken, unknown()])]).view(NOW)
    expect(methods).toEqual([
      {
        method: 'WebcastChatMessage',
        count: 2,
        lastAt: NOW + 1000,
        unknown: 0,
        failed: 1,
        reason: expect.any(String),
      },
      {
        method: 'WebcastNovelMessage',
        count: 2,
        lastAt: NOW + 1000,
        unknown: 2,
        failed: 0,
        reason: 'no schema',
      },
    ])
  })
  test('bytes as they came and inflated, in all and in the last minute', () => {
    const bytes = frame([chat, chat, chat])
    const health = fed([bytes, bytes])
    const { size } = decodeFrame(bytes, { roomId: '7', receivedAt: NOW })
    const two = { frames: 2, messages: 6, bytes: 2 * bytes.length, plain: 2 * size }
    expect(size).toBeGreaterThan(bytes.length)
    expect(health.view(NOW + 59_000)).toMatchObject({ total: two, minute: two })
    expect(health.view(NOW + 60_000)).toMatchObject({ total: two, minute: { frames: 1, messages: 3 } })
    expect(health.view(NOW + 61_000)).toMatchObject({ total: two, minute: { frames: 0, bytes: 0 } })
  })
  test('heartbeats and other payload types', () => {
    const view = fed([
      frame([chat]),
      pushFrame(new Uint8Array(0), 'hb'),
      pushFrame(new Uint8Array(0), 'ack'),
    ]).view(NOW)
    expect(view).toMatchObject({
      payloadTypes: { msg: 1, hb: 1, ack: 1 },
      lastHeartbeatAt: NOW + 1000,
      lastFrameAt: NOW + 2000,
    })
  })
  test('frames of which not everything could be read', () => {
    const whole = frame([chat])
    const { failures } = fed([whole.subarray(0, whole.length - 9), whole]).view(NOW)
    expect(failures).toMatchObject([{ count: 1, lastAt: NOW, reason: expect.stringContaining('bytes') }])
  })
  test('sockets that closed, what was lost, repeats and the clock', () => {
    const room = new RoomSession('7', NOW)
    for (const state of ['open', 'closed', 'error'] as const) {
      room.socket('r', { kind: 'socket', socket: 1, roomId: '7', at: NOW + 5, state })
    }
    room.lose(3, NOW)
    room.accept({ events: [], now: NOW + 40, via: 'socket', at: NOW, since: NOW })
    expect(room.inspect(NOW)).toMatchObject({
      closings: 1,
      lastClosedAt: NOW + 5,
      lost: 3,
      duplicates: 0,
      skew: 40,
    })
  })
  test('a hostile page’s names stay bounded', () => {
    const names = Array.from({ length: 1000 }, (_, at) => unknown(`M${at}${'x'.repeat(300)}`))
    const { methods } = fed([frame(names)]).view(NOW)
    expect(methods.length).toBeLessThanOrEqual(301)
    expect(Math.max(...methods.map(({ method }) => method.length))).toBe(80)
    expect(methods.reduce((sum, { count }) => sum + count, 0)).toBe(1000)
  })
})

describe('what is kept to be looked at', () => {
  test('the latest five of a method, the latest first, with their true length', () => {
    const sized = (length: number) => unknown('WebcastNovelMessage', new Uint8Array(length).fill(8))
    const samples = fed([frame([1, 2, 3, 4, 5, 6, 9000].map(sized))]).samples('WebcastNovelMessage')
    expect(samples.map(({ size, bytes }) => [size, bytes.length])).toEqual([
      [9000, 4096],
      [6, 6],
      [5, 5],
      [4, 4],
      [3, 3],
    ])
  })
  test('they outlive the frame they came in', () => {
    const health = fed([frame([unknown()]), frame(Array(50).fill(chat))])
    expect(health.samples('WebcastNovelMessage')[0]?.bytes).toEqual(strangePayload)
  })
  test('forty methods, the one that was silent longest goes', () => {
    const health = fed([frame(Array.from({ length: 41 }, (_, at) => unknown(`M${at}`)))])
    expect(health.samples('M0')).toEqual([])
    expect(health.samples('M1')).toHaveLength(1)
  })
})

test('a report tells methods, field numbers, wire types and lengths, and nothing that anybody said or is called', () => {
  const room = new RoomSession('7', NOW)
  fed([frame([chat, unknown(), unknown(`Name of ${SECRET}`)]), frame([broken])], room.health)
  const text = report(room.inspect(NOW), ['Tingdan 1'], method => room.health.samples(method)[0], NOW + 5000)
  expect(text).toContain('Tingdan 1\ncounted for 5 s\nframes: 2 with 4 messages')
  expect(text).toContain(
    'WebcastNovelMessage: 1 unknown, 0 failed: no schema; 48 bytes\n  1{1 varint, 2 19 bytes}, 2 21 bytes',
  )
  expect(text).toContain('WebcastChatMessage: 0 unknown, 1 failed')
  expect(text).not.toMatch(/[\u4e00-\u9fff]|77|71/)
})
