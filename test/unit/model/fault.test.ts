import Dexie from 'dexie'
import { expect, test } from 'vitest'
import { Failure, faultOf, isAbort } from '../../../lib/model/fault.ts'

test.each<[string, unknown, object]>([
  ['a full disk', new DOMException('', 'QuotaExceededError'), { kind: 'full' }],
  [
    'a full disk, wrapped',
    new Dexie.AbortError('aborted', new DOMException('', 'QuotaExceededError')),
    { kind: 'full' },
  ],
  [
    'a database that does not open',
    new Dexie.OpenFailedError('', new Error('Internal error.')),
    { kind: 'database' },
  ],
  ['a file that is gone', new DOMException('', 'NotReadableError'), { kind: 'file' }],
  ['what the browser does not allow', new DOMException('', 'SecurityError'), { kind: 'denied' }],
  ['a failure of ours', new Failure({ kind: 'gone' }), { kind: 'gone' }],
  [
    'anything else',
    new TypeError('x is not a function'),
    { kind: 'unknown', detail: 'TypeError: x is not a function' },
  ],
  ['what is no error', 'boo', { kind: 'unknown', detail: 'boo' }],
  ['nothing', undefined, { kind: 'unknown', detail: 'undefined' }],
])('%s is known for what it is', (_, error, fault) => {
  expect(faultOf(error)).toEqual(fault)
})

test('whoever gives up has not failed', () => {
  const control = new AbortController()
  control.abort()
  expect(isAbort(control.signal.reason)).toBe(true)
  expect(isAbort(new Error('x'))).toBe(false)
})
