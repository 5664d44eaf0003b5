import { describe, expect, test } from 'vitest'
import { fromBase64 } from '../../../lib/capture/port/bytes.ts'
import { fieldText } from '../../../lib/inspector/field-text.ts'
import { hexDump } from '../../../lib/inspector/hex.ts'
import { byInterest, InspectorState } from '../../../lib/inspector/inspector.ts'
import type { SampleView, WorkerToInspector } from '../../../lib/messages/inspection.ts'
import { decodeFrame } from '../../../lib/protocol/decode.ts'
import type { MethodHealth } from '../../../lib/room/health.ts'
import { RoomSession } from '../../../lib/room/session.ts'
import { inspectRoom } from '../../../lib/worker/inspector.ts'
import { frame } from '../protocol/encode.ts'

const NOW = 1_700_000_000_000
const PAYLOAD = Uint8Array.from([0x0a, 4, 0x08, 1, 0x10, 2, 0x12, 2, 0x68, 0x69])

function roomWithStrange(count: number): RoomSession {
  const room = new RoomSession('7', NOW)
  const bytes = frame(
    Array.from({ length: count }, () => ({ method: 'WebcastNovel', payload: PAYLOAD, msgId: '1' })),
  )
  room.health.take(decodeFrame(bytes, { roomId: '7', receivedAt: NOW }), bytes.length, NOW)
  return room
}

function answered(room: RoomSession, method: string | null) {
  const answer = inspectRoom(room, { type: 'inspect', method }, NOW, [])
  return answer as Extract<WorkerToInspector, { type: 'inspection' }>
}

describe('the worker’s answer', () => {
  test('has the messages only of the method that is looked at, with their bytes and fields', () => {
    const room = roomWithStrange(2)
    expect(answered(room, null).samples).toEqual([])
    const { samples, inspection } = answered(room, 'WebcastNovel')
    expect(inspection.methods).toMatchObject([{ method: 'WebcastNovel', unknown: 2 }])
    expect(samples.map(({ n }) => n)).toEqual([2, 1])
    expect(fromBase64(samples[0]?.bytes ?? '')).toEqual(PAYLOAD)
    expect(samples[0]?.fields).toMatchObject([
      { field: 1, value: [{ field: 1 }, { field: 2 }] },
      { field: 2 },
    ])
  })
  test('to a report is text', () => {
    const answer = inspectRoom(roomWithStrange(1), { type: 'report' }, NOW, ['Tingdan 9'])
    expect(answer).toMatchObject({ type: 'report', text: expect.stringMatching(/^Tingdan 9\n/) })
  })
})

describe('what the panel knows', () => {
  test('the same messages stay the same objects; others, and of another method, do not', () => {
    const room = roomWithStrange(1)
    const state = new InspectorState()
    state.look('WebcastNovel')
    expect(state.question()).toEqual({ type: 'inspect', method: 'WebcastNovel' })
    state.receive(answered(room, 'WebcastNovel'))
    const first: SampleView[] = state.samples.value
    expect(first).toHaveLength(1)
    state.receive(answered(room, 'WebcastNovel'))
    expect(state.samples.value).toBe(first)
    state.receive({ ...answered(room, null), method: 'Other' })
    expect(state.samples.value).toBe(first)
    state.look(null)
    state.receive(answered(room, 'WebcastNovel'))
    expect(state.samples.value).toEqual([])
  })
  test('failed methods come first, then unknown ones, then the others by their number', () => {
    const method = (name: string, count: number, more: Partial<MethodHealth> = {}): MethodHealth => {
      return { method: name, count, lastAt: 0, unknown: 0, failed: 0, reason: '', ...more }
    }
    const given = [
      method('b', 9),
      method('a', 9),
      method('c', 99),
      method('d', 5, { unknown: 1 }),
      method('e', 1, { failed: 1 }),
    ]
    expect(
      byInterest(given)
        .map(({ method }) => method)
        .join(''),
    ).toBe('edcab')
  })
})

describe('as text', () => {
  test('a hex dump has offset, bytes and what can be read', () => {
    expect(hexDump(Uint8Array.from([...PAYLOAD, 0x7f]))).toBe(
      '0000  0a 04 08 01 10 02 12 02  ........\n0008  68 69 7f                 hi.',
    )
  })
  test('fields are indented, one a line', () => {
    const fields = [
      { field: 1, wire: 2, value: [{ field: 3, wire: 0, value: '7' }] },
      { field: 2, wire: 2, value: '说"好"\n', cutFrom: 900 },
      { field: 4, wire: 2, value: '0xff' },
    ]
    expect(fieldText(fields)).toBe(
      '1 bytes {\n  3 varint 7\n}\n2 bytes "说\\"好\\"\\n" … (900 bytes)\n4 bytes 0xff',
    )
  })
})
