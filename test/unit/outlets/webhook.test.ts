import { createHmac } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { wait } from '../../../lib/outlets/abort.ts'
import { AT } from '../store/entries.ts'
import { entriesFrom, memoryCursors, running } from './running.ts'
import { httpServer, type Posted } from './server.ts'

/** Waits are a hundredth: timeouts and growing waits are told apart by their order alone. */
const waits: number[] = []
const FAST = {
  now: () => AT,
  wait: (ms: number, signal: AbortSignal) => {
    waits.push(ms)
    return wait(ms / 100, signal)
  },
  random: () => 0.5,
}

async function webhookTo(url: string, more: Parameters<typeof running>[2] = {}) {
  const made = await running('webhook', url, { clock: FAST, ...more })
  onTestFinished(made.stop)
  waits.length = 0
  void made.run()
  return made
}

const numbersIn = ({ body }: Posted) =>
  body
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line).n)

test('posts are of at most 100 events, one a line, with a key and a signature of their own', async () => {
  const server = await httpServer()
  const outlet = await webhookTo(server.url, { secrets: { signing: '密钥', token: 'abc' } })
  outlet.add(...entriesFrom(1, 250))
  await expect.poll(() => server.posts.length).toBe(3)
  expect(server.posts.map(post => numbersIn(post).length)).toEqual([100, 100, 50])
  expect(server.posts.flatMap(numbersIn)).toEqual(outlet.history.map(({ n }) => n))
  const [{ body, headers } = { body: '', headers: {} }] = server.posts
  expect(headers).toMatchObject({
    'content-type': 'application/x-ndjson',
    'idempotency-key': '7:1-100',
    authorization: 'Bearer abc',
    'x-tingdan-signature': `sha256=${createHmac('sha256', '密钥').update(body).digest('hex')}`,
  })
})

test.each<[string, Parameters<typeof httpServer>[0], object]>([
  ['answers 500', response => response.writeHead(500).end(), { kind: 'http', status: 500 }],
  ['refuses the token', response => response.writeHead(401).end(), { kind: 'password' }],
  [
    'leads elsewhere',
    response => response.writeHead(307, { Location: '/other' }).end(),
    { kind: 'redirect' },
  ],
  ['closes half-way', response => response.socket?.destroy(), { kind: 'refused' }],
  ['stalls', () => {}, { kind: 'timeout' }],
  [
    'answers slowly and without end',
    response => void response.writeHead(503).write('x'),
    { kind: 'http', status: 503 },
  ],
])(
  'a server that %s gets the same events again until it takes them, and they count once',
  async (_, bad, fault) => {
    const server = await httpServer((response, posted, count) => {
      if (count <= 3) bad?.(response, posted, count)
      else response.end()
    })
    const cursors = memoryCursors()
    const { outlet, add } = await webhookTo(server.url, { cursors })
    add(...entriesFrom(1, 5))
    await expect.poll(() => outlet.view.fault).toEqual(fault)
    await expect.poll(() => cursors.stored.get('o')?.places).toEqual({ 7: 5 })
    expect(server.posts.map(({ headers }) => headers['idempotency-key'])).toEqual(Array(4).fill('7:1-5'))
    expect(outlet.view).toMatchObject({ sent: 5, repeated: 15, behind: 0 })
  },
)

test('waits grow, and a server may ask for a longer one', async () => {
  const server = await httpServer((response, _, count) =>
    count < 5 ? response.writeHead(503, count === 4 ? { 'Retry-After': '77' } : {}).end() : response.end(),
  )
  const outlet = await webhookTo(server.url)
  outlet.add(...entriesFrom(1, 1))
  await expect.poll(() => outlet.outlet.view.sent).toBe(1)
  expect(waits.filter(ms => ms !== 30_000)).toEqual([500, 1000, 2000, 77_000])
})

test('an address that nobody answers, or that needs a permission, is told as such', async () => {
  const server = await httpServer()
  await server.close()
  const refused = await webhookTo(server.url)
  refused.add(...entriesFrom(1, 1))
  await expect.poll(() => refused.outlet.view.fault).toEqual({ kind: 'refused' })
  const target = await running('webhook', server.url, { clock: FAST, mayReach: async () => false })
  onTestFinished(target.stop)
  void target.run()
  target.add(...entriesFrom(1, 1))
  await expect.poll(() => target.outlet.view.fault).toEqual({ kind: 'permission' })
})

test.each(['', 'nonsense', 'ws://127.0.0.1:1/', 'file:///etc/passwd', 'http://'])(
  '%s is no address for it, and it waits for the user',
  async address => {
    const { outlet } = await webhookTo(address)
    await expect.poll(() => outlet.view).toMatchObject({ phase: 'stopped', fault: { kind: 'address' } })
  },
)
