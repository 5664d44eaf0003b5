import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { INFLATE_LIMIT, inflate } from '../../../lib/protocol/inflate.ts'

test('what gzip packed comes out again, whatever was inflated before', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 4000 }), { minLength: 1, maxLength: 5 }), all => {
      for (const bytes of all) {
        const { bytes: out, failure } = inflate(new Uint8Array(gzipSync(bytes)))
        expect(failure).toBeUndefined()
        expect([...out]).toEqual([...bytes])
      }
    }),
  )
})

test('output of any size up to the limit', () => {
  for (const size of [64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 3_000_000, INFLATE_LIMIT]) {
    const { bytes, failure } = inflate(new Uint8Array(gzipSync(Buffer.alloc(size, 7))))
    expect(failure).toBeUndefined()
    expect(bytes.length).toBe(size)
    expect(bytes.at(-1)).toBe(7)
  }
})

test('a bomb is refused at the limit, and the next stream inflates', () => {
  const bomb = new Uint8Array(gzipSync(Buffer.alloc(INFLATE_LIMIT + 1)))
  expect(bomb.length).toBeLessThan(100_000)
  expect(inflate(bomb).failure?.reason).toBe('inflates to more than 33554432 bytes')
  expect(inflate(new Uint8Array(gzipSync('弹幕'))).failure).toBeUndefined()
})

test('a stream that ends early gives what is there and says where it ends', () => {
  const whole = new Uint8Array(gzipSync(Buffer.from('听弹'.repeat(1000) + Math.PI)))
  for (let cut = 0; cut < whole.length; cut++) {
    const { bytes, failure } = inflate(whole.subarray(0, cut))
    expect(failure).toEqual({ reason: 'gzip data ends early', offset: cut })
    expect(Buffer.from(bytes).toString().startsWith('听弹') || bytes.length < 6).toBe(true)
  }
})

test('broken data is told with its reason', () => {
  const broken = new Uint8Array(gzipSync(Buffer.from('x'.repeat(100))))
  broken.set([0xff, 0xff], 10)
  expect(inflate(broken).failure?.reason).toMatch(/invalid|incorrect/)
  const badSum = new Uint8Array(gzipSync('text'))
  badSum[badSum.length - 8] = (badSum[badSum.length - 8] ?? 0) ^ 1
  const { bytes, failure } = inflate(badSum)
  expect(failure?.reason).toBe('incorrect data check')
  expect(Buffer.from(bytes).toString()).toBe('text')
})
