import fc from 'fast-check'
import Long from 'long'
import { expect, test } from 'vitest'
import { decimal, toNumber } from '../../../lib/protocol/int64.ts'

test('every unsigned 64-bit number is written exactly', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), value => {
      expect(decimal(Long.fromString(value.toString(), true))).toBe(value.toString())
    }),
    { examples: [[0n], [2n ** 53n - 1n], [2n ** 53n], [2n ** 53n + 1n], [10n ** 19n], [2n ** 64n - 1n]] },
  )
})

test('every signed 64-bit number is written exactly', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), value => {
      expect(decimal(Long.fromString(value.toString()))).toBe(value.toString())
    }),
    { examples: [[-1n], [-(2n ** 63n)], [2n ** 63n - 1n], [7628380564663882771n]] },
  )
})

test('an absent number is 0', () => {
  expect(decimal(0)).toBe('0')
  expect(toNumber(0)).toBe(0)
})

test('counts and times become numbers exactly', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), value => {
      expect(toNumber(Long.fromNumber(value))).toBe(value)
    }),
  )
})
