import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimal } from '../../../lib/protocol/int64.ts'
import { WireReader } from '../../../lib/protocol/reader.ts'

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

test('text of any bytes reads as TextDecoder reads it, broken UTF-8 too', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 120 }),
    fc.string({ unit: 'binary', maxLength: 60 }).map(text => new TextEncoder().encode(text)),
    fc.stringMatching(/^[一-龥a-z😂]{0,40}$/u).map(text => new TextEncoder().encode(text)),
  )
  fc.assert(
    fc.property(bytes, text => {
      const reader = new WireReader(Uint8Array.of(...lengthOf(text), ...text, 0x2a))
      expect(reader.string()).toBe(utf8.decode(text))
      expect(reader.uint32()).toBe(0x2a)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  ['overlong', [0xe0, 0x80, 0x80]],
  ['surrogate', [0xed, 0xa0, 0x80]],
  ['cut in a character', [0xe4, 0xbd]],
  ['byte order mark', [0xef, 0xbb, 0xbf, 0x61]],
])('%s', (_, bytes) => {
  const reader = new WireReader(Uint8Array.of(bytes.length, ...bytes))
  expect(reader.string()).toBe(utf8.decode(Uint8Array.from(bytes)))
})

test('text longer than what is there is refused', () => {
  expect(() => new WireReader(Uint8Array.of(5, 0x61)).string()).toThrow('text of 5 bytes, 1 there')
})

test('64-bit numbers are read exactly, whatever their size and sign', () => {
  const most = 2n ** 64n - 1n
  const numbers = fc.oneof(fc.bigInt({ min: 0n, max: most }), fc.bigInt({ min: 0n, max: 2n ** 35n }))
  fc.assert(
    fc.property(numbers, number => {
      const reader = (...bytes: number[]) => new WireReader(Uint8Array.of(...bytes, 0x2a))
      const signed = reader(...varint(number))
      expect(decimal(signed.int64())).toBe(String(BigInt.asIntN(64, number)))
      expect(signed.uint32()).toBe(0x2a)
      expect(decimal(reader(...varint(number)).uint64())).toBe(String(number))
      const fixed = new Uint8Array(BigUint64Array.of(number).buffer)
      expect(decimal(reader(...fixed).fixed64())).toBe(String(number))
    }),
    { numRuns: 2000, examples: [[0n], [most], [2n ** 63n], [2n ** 53n], [2n ** 53n - 1n], [2n ** 32n]] },
  )
})

test.each([
  ['cut', [0x80, 0x80], 'number cut at 2'],
  ['cut in its upper half', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 'number cut at 6'],
  ['too long', Array(11).fill(0x80), 'more than ten bytes'],
])('a 64-bit number that is %s is refused', (_, bytes, reason) => {
  expect(() => new WireReader(Uint8Array.from(bytes)).int64()).toThrow(reason)
})

function varint(number: bigint): number[] {
  const bytes: number[] = []
  for (let left = number; ; left >>= 7n) {
    bytes.push(Number(left & 127n) | (left > 127n ? 128 : 0))
    if (left <= 127n) return bytes
  }
}

function lengthOf({ length }: Uint8Array): number[] {
  return length < 128 ? [length] : [(length & 127) | 128, length >> 7]
}
