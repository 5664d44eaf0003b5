import { expect, test } from 'vitest'
import { patternOf } from '../../../lib/browser/host-permission.ts'

test.each([
  ['http://127.0.0.1:5050/v1', 'http://127.0.0.1:5050/*', 'http://127.0.0.1/*'],
  ['https://example.com/a?b=c', 'https://example.com/*', 'https://example.com/*'],
  ['http://[::1]:8000/', 'http://[::1]:8000/*', 'http://[::1]/*'],
])('the permission for %s is %s, in Firefox %s', (address, pattern, portless) => {
  expect(patternOf(new URL(address), false)).toBe(pattern)
  expect(patternOf(new URL(address), true)).toBe(portless)
})
