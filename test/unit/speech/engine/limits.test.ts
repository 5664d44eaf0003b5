import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutToBytes, type System, systemRate, withinLimits } from '../../../../lib/speech/engine/limits.ts'
import { voice } from './voices.ts'

const [LINUX, MAC, WINDOWS] = ['linux', 'mac', 'win'].map(system => ({ system, firefox: false })) as [
  System,
  System,
  System,
]
const MANNER = { voices: [], rate: 1, pitch: 1, volume: 1 }

test.each([
  ['rate', 0, 0.1],
  ['rate', 0.05, 0.1],
  ['rate', 2, 2],
  ['rate', 40, 10],
  ['rate', Number.NaN, 1],
  ['pitch', -1, 0],
  ['pitch', 3, 2],
  ['volume', -1, 0],
  ['volume', 2, 1],
] as const)('%s %d is asked of the browser as %d', (name, value, expected) => {
  const taken = withinLimits('好', { ...MANNER, [name]: value }, voice('婷婷'), LINUX)
  expect(taken[name]).toBe(expected)
})

describe('the rate of a system’s own voice', () => {
  /** What Chrome makes of a rate for SAPI: whole steps, what is behind them cut off. */
  const sapiStep = (rate: number) => Math.trunc(10 * Math.log10(rate))

  test.each([
    [1, 0],
    [1.1, 0],
    [1.26, 1],
    [1.5, 2],
    [2, 3],
    [2.52, 4],
    [10, 10],
    [0.8, -1],
    [0.5, -3],
    [0.1, -10],
  ])('on Windows %d is step %d', (rate, step) => {
    expect(sapiStep(systemRate(rate, WINDOWS))).toBe(step)
  })

  test('on Windows is the nearest step, and within the bounds of the browser', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 10, noNaN: true }), rate => {
        const taken = systemRate(rate, WINDOWS)
        expect(Math.abs(10 * Math.log10(taken) - 10 * Math.log10(rate))).toBeLessThan(0.51)
        expect(taken).toBeGreaterThanOrEqual(0.1)
        expect(taken).toBeLessThanOrEqual(10)
      }),
    )
  })

  test('on macOS is 4 at the most', () => {
    expect([1.5, 4, 9].map(rate => systemRate(rate, MAC))).toEqual([1.5, 4, 4])
  })

  test('in Firefox on Linux is from a half to two and a half', () => {
    const system = { system: 'linux', firefox: true }
    expect([0.2, 0.5, 1.1, 2.5, 6].map(rate => systemRate(rate, system))).toEqual([0.5, 0.5, 1.1, 2.5, 2.5])
  })

  test('elsewhere is as it was', () => {
    expect(systemRate(1.1, LINUX)).toBe(1.1)
  })

  test('is no matter to a voice of an extension', () => {
    const theirs = voice('试验', 'zh-CN', { extensionId: 'abc' })
    expect(withinLimits('好', { ...MANNER, rate: 1.1 }, theirs, WINDOWS).rate).toBe(1.1)
    expect(withinLimits('好', { ...MANNER, rate: 1.1 }, voice('Huihui'), WINDOWS).rate).toBe(1)
  })
})

describe('the length of a text', () => {
  test.each([
    ['short', 10, 'short'],
    ['弹幕弹幕', 7, '弹幕'],
    ['a👍b', 4, 'a'],
    ['a👍b', 5, 'a👍'],
    ['', 3, ''],
  ])('%j within %d bytes is %j', (text, most, expected) => {
    expect(cutToBytes(text, most)).toBe(expected)
  })

  test('never exceeds its bytes, and is a beginning of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, most) => {
        const cut = cutToBytes(text, most)
        expect(new TextEncoder().encode(cut).length).toBeLessThanOrEqual(most)
        expect(text.startsWith(cut)).toBe(true)
      }),
    )
  })

  test('what is given to the browser is what it can take', () => {
    const { text } = withinLimits('好'.repeat(20_000), MANNER, undefined, LINUX)
    expect(text).toHaveLength(10_922)
  })
})
