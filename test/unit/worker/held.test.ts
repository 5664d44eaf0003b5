import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CapturedFrame } from '../../../lib/model/captured.ts'
import { HeldFrames } from '../../../lib/worker/held.ts'

const frame = (at: number, size = 1): CapturedFrame => ({
  kind: 'frame',
  via: 'socket',
  socket: 1,
  roomId: '7',
  at,
  since: 0,
  bytes: new Uint8Array(size),
})

test('frames of a room are given out once, in order, those of others stay', () => {
  const held = new HeldFrames()
  for (const [at, roomId] of ['7', '8', '7'].entries()) held.add({ roomId, frame: frame(at) })
  expect(held.take('7').map(({ frame }) => frame.at)).toEqual([0, 2])
  expect(held.take('7')).toEqual([])
  expect(held.take('8').map(({ frame }) => frame.at)).toEqual([1])
})

test('whatever comes, no more is held than 12 s, 500 frames and 4 MB, and the latest stays', () => {
  const coming = fc.array(fc.record({ after: fc.nat({ max: 3_000 }), size: fc.nat({ max: 900_000 }) }), {
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(coming, all => {
      const held = new HeldFrames()
      let at = 0
      for (const { after, size } of all) {
        at += after
        held.add({ roomId: '7', frame: frame(at, size) })
      }
      const kept = held.take('7').map(({ frame }) => frame)
      expect(kept.at(-1)?.at).toBe(at)
      expect(kept.every(frame => at - frame.at <= 12_000)).toBe(true)
      expect(kept.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(4_000_000)
    }),
  )
  const held = new HeldFrames()
  for (let at = 0; at < 2_000; at++) held.add({ roomId: '7', frame: frame(at) })
  expect(held.take('7')).toHaveLength(500)
})
