import fc from 'fast-check'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { fromBase64, toBase64 } from '../../../lib/capture/port/bytes.ts'

afterEach(() => vi.unstubAllGlobals())

/** Older browsers lack the methods, newer ones have them: both ways are held to the same promise. */
const ways: [string, () => void][] = [
  ['with btoa and atob', withoutMethods],
  [
    'with the methods of Uint8Array',
    () => {
      class Modern extends Uint8Array {
        static fromBase64(text: string) {
          return new Uint8Array(Buffer.from(text, 'base64'))
        }
      }
      vi.stubGlobal('Uint8Array', Modern)
    },
  ],
]

/** Takes the methods away until the test has finished, for Node has them too from version 25. */
function withoutMethods() {
  for (const [owner, name] of [
    [Uint8Array.prototype, 'toBase64'],
    [Uint8Array, 'fromBase64'],
  ] as const) {
    const method = Object.getOwnPropertyDescriptor(owner, name)
    if (!method) continue
    Reflect.deleteProperty(owner, name)
    onTestFinished(() => void Object.defineProperty(owner, name, method))
  }
}

test.each(ways)('what was packed comes back, %s', (_, prepare) => {
  prepare()
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
      const text = toBase64(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64'))
      expect(Buffer.from(fromBase64(text)).equals(bytes)).toBe(true)
    }),
  )
})

test('bytes beyond one chunk, and a view into a larger buffer', () => {
  withoutMethods()
  const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7) & 0xff)
  expect(Buffer.from(fromBase64(toBase64(bytes))).equals(bytes)).toBe(true)
  expect(toBase64(bytes.subarray(1, 4))).toBe(Buffer.from([7, 14, 21]).toString('base64'))
})

test('the method of the bytes is used where there is one', () => {
  const bytes = Object.assign(Uint8Array.of(1), { toBase64: () => 'of the method' })
  expect(toBase64(bytes)).toBe('of the method')
})

test('text that is no base64 throws', () => {
  withoutMethods()
  expect(() => fromBase64('*')).toThrow()
})
