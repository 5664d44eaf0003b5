import { describe, expect, test } from 'vitest'
import { type Caller, extensionOrigin, refusesReader, refusesSender } from '../../../lib/bridge/access.ts'

const OURS = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'
const POLICY = { extensions: [OURS], pages: ['http://localhost:5173'], token: 'correct-token' }
const HERE: Caller = { origin: undefined, host: '127.0.0.1:7788', remote: '127.0.0.1', token: undefined }

describe('who may read', () => {
  test.each<[string, Partial<Caller>, string | undefined]>([
    ['a program of this machine', {}, undefined],
    ['the page that the bridge serves', { origin: 'http://127.0.0.1:7788' }, undefined],
    ['the same by its other name', { origin: 'http://localhost:7788', host: 'localhost:7788' }, undefined],
    ['a page that was allowed', { origin: 'http://localhost:5173' }, undefined],
    ['Tingdan', { origin: OURS }, undefined],
    ['a page of the web', { origin: 'https://evil.example' }, 'origin'],
    ['a page in a sandbox', { origin: 'null' }, 'origin'],
    ['a file', { origin: 'file://' }, 'origin'],
    ['another port of this machine', { origin: 'http://127.0.0.1:3000' }, 'origin'],
    [
      'a page by a name that leads here',
      { origin: 'http://evil.example:7788', host: 'evil.example:7788' },
      'host',
    ],
    ['the same without an origin', { host: 'evil.example:7788' }, 'host'],
    ['a request without a name', { host: undefined }, 'host'],
    ['IPv6', { host: '[::1]:7788', remote: '::1' }, undefined],
    ['another machine', { remote: '192.168.1.9', host: '192.168.1.2:7788' }, 'token'],
    ['another machine, wrong token', { remote: '192.168.1.9', token: 'correct-tokem' }, 'token'],
    ['another machine, token too short', { remote: '192.168.1.9', token: 'correct' }, 'token'],
    ['another machine with the token', { remote: '192.168.1.9', token: 'correct-token' }, undefined],
    ['a name of this network, with the token', { host: 'obs-pc:7788', token: 'correct-token' }, undefined],
    [
      'a page of the web with the token',
      { origin: 'https://evil.example', token: 'correct-token' },
      'origin',
    ],
  ])('%s', (_, caller, reason) => {
    expect(refusesReader({ ...HERE, ...caller }, POLICY)).toBe(reason)
  })
})

describe('who may send', () => {
  test.each<[string, Partial<Caller>, string | undefined]>([
    ['Tingdan', { origin: OURS }, undefined],
    ['a program', {}, 'extension'],
    ['a page that may read', { origin: 'http://localhost:5173' }, 'extension'],
    ['another extension', { origin: OURS.replace('ab', 'aa') }, 'extension'],
    ['Tingdan of another machine', { origin: OURS, remote: '10.0.0.3' }, 'token'],
    ['the same with the token', { origin: OURS, remote: '10.0.0.3', token: 'correct-token' }, undefined],
  ])('%s', (_, caller, reason) => {
    expect(refusesSender({ ...HERE, ...caller }, POLICY)).toBe(reason)
  })

  test.each([
    ['abcdefghijklmnopabcdefghijklmnop', OURS],
    ['12345678-90ab-cdef-1234-567890abcdef', 'moz-extension://12345678-90ab-cdef-1234-567890abcdef'],
    ['abcdefghijklmnopabcdefghijklmnoq', undefined],
    ['', undefined],
  ])('the origin of the extension %s', (id, origin) => {
    expect(extensionOrigin(id)).toBe(origin)
  })
})
