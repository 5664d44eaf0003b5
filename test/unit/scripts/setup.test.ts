import { describe, expect, test } from 'vitest'
import { holds } from '../../../scripts/setup.mjs'

const lock = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/b-darwin': { version: '2.0.0', optional: true },
}
const a = { version: '1.0.0', integrity: 'sha512-a' }

describe('whether node_modules holds what the lock file asks for', () => {
  test.each([
    ['all that this platform needs', { 'node_modules/a': a }, true],
    [
      'the optional package too',
      { 'node_modules/a': a, 'node_modules/b-darwin': { version: '2.0.0' } },
      true,
    ],
    ['nothing', {}, false],
    ['another version', { 'node_modules/a': { ...a, version: '1.0.1' } }, false],
    ['another content', { 'node_modules/a': { ...a, integrity: 'sha512-z' } }, false],
    ['another version of the optional package', { 'node_modules/a': a, 'node_modules/b-darwin': a }, false],
    ['a package that was taken out', { 'node_modules/a': a, 'node_modules/c': a }, false],
    ['not what was added', { 'node_modules/b-darwin': { version: '2.0.0' } }, false],
  ])('%s: %#', (_, present, expected) => {
    expect(holds(present, lock)).toBe(expected)
  })
})
