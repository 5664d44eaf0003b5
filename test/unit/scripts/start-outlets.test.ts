import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readOutlets } from '../../../lib/settings/apart/outlets.ts'
import { readSecrets } from '../../../lib/settings/apart/stored-apart.ts'
import { withReachable } from '../../../scripts/reachable.ts'
import { originsOf, readOutlet, storedAs } from '../../../scripts/start-outlets.ts'

test.each([
  ['tingdan=ws://127.0.0.1:9001', { program: 'tingdan', address: 'ws://127.0.0.1:9001/', options: {} }, {}],
  ['dycast=wss://a.example/in?x=1', { program: 'dycast', address: 'wss://a.example/in?x=1' }, {}],
  ['webhook=http://127.0.0.1:8000/', { program: 'webhook', address: 'http://127.0.0.1:8000/' }, {}],
  [
    'obs=ws://:p%40ss@127.0.0.1:4455',
    { program: 'obs', address: 'ws://127.0.0.1:4455/' },
    { password: 'p@ss' },
  ],
  [
    'nats=ws://me:secret@127.0.0.1:9222',
    { program: 'nats', address: 'ws://127.0.0.1:9222/', options: { user: 'me' } },
    { password: 'secret' },
  ],
  ['nats=ws://t0ken@127.0.0.1:9222', { program: 'nats', options: {} }, { token: 't0ken' }],
  ['bridge=ws://t0ken@10.0.0.2:7788/in', { address: 'ws://10.0.0.2:7788/in' }, { token: 't0ken' }],
])('%s', (text, settings, secrets) => {
  expect(readOutlet(text, 0)).toMatchObject({ settings })
  expect(readOutlet(text, 0).secrets).toEqual(secrets)
})

test.each([
  ['dycast', 'FORMAT=URL'],
  ['other=ws://127.0.0.1:1', 'FORMAT=URL'],
  ['dycast=http://127.0.0.1:1', 'ws://'],
  ['webhook=127.0.0.1:1', 'http://'],
])('%s is refused, and told why', (text, why) => {
  expect(() => readOutlet(text, 0)).toThrow(why)
})

test('what is stored is what the extension reads', () => {
  const outlets = ['dycast=ws://127.0.0.1:1', 'obs=ws://:x@127.0.0.1:2'].map(readOutlet)
  const stored = storedAs(outlets, 5)
  expect(readOutlets(stored.outlets)).toMatchObject([
    { id: 'start-0', on: true, since: 5 },
    { id: 'start-1', on: true, since: 5 },
  ])
  expect(readSecrets(stored['outlet-secrets'])).toEqual({ 'start-0': {}, 'start-1': { password: 'x' } })
})

test('only a web address needs a copy of the extension, with the permission for that host alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tingdan-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'manifest.json'), '{"name":"x"}')
  expect(withReachable(folder, originsOf([readOutlet('dycast=ws://127.0.0.1:1', 0)]))).toBe(folder)
  const copy = withReachable(folder, originsOf([readOutlet('webhook=http://127.0.0.1:8000/a', 0)]))
  onTestFinished(() => rmSync(copy, { recursive: true }))
  expect(JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8'))).toEqual({
    name: 'x',
    host_permissions: ['http://127.0.0.1:8000/*'],
  })
  expect(existsSync(copy)).toBe(true)
})
