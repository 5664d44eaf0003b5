import fc from 'fast-check'
import { expect, test } from 'vitest'
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

function lengthOf({ length }: Uint8Array): number[] {
  return length < 128 ? [length] : [(length & 127) | 128, length >> 7]
}
