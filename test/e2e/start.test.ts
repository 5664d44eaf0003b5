import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { nodePath, root } from '../../scripts/node.mjs'
import { Consumer } from '../unit/outlets/consumer.ts'
import { httpServer } from '../unit/outlets/server.ts'

/** Runs what `npm start` runs after it has built, and kills it with `signal` once `until` is true of its output. */
async function start(args: string[], signal?: { name: NodeJS.Signals; when: (out: string) => boolean }) {
  const child = spawn(nodePath(), [join(root, 'scripts', 'start-room.ts'), ...args], { cwd: root })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    out += text
    if (signal?.when(out)) child.kill(signal.name)
  })
  child.stderr.setEncoding('utf8').on('data', text => {
    err += text
  })
  const code = await new Promise<number | null>(done => child.on('close', done))
  return { out, err, code }
}

const events = (out: string) =>
  out
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Record<string, unknown>)

describe('npm start without a display', () => {
  test('prints one event a line, says what it speaks, and ends by itself with status 0', async () => {
    const { out, err, code } = await start(['--headless', '--seconds', '20'])
    expect(code, err).toBe(0)
    const seen = events(out)
    expect(seen.length).toBeGreaterThan(5)
    for (const event of seen) {
      expect(event).toMatchObject({ type: expect.any(String), id: expect.stringMatching(/^\d+$/) })
    }
    expect(new Set(seen.filter(({ id }) => id !== '0').map(({ id }) => id)).size).toBe(
      seen.filter(({ id }) => id !== '0').length,
    )
    // In a hurry, as on a busy machine, names are left out.
    const said = err.split('\n').filter(line => line.startsWith('🔊'))
    const isSaid = (text: unknown) => said.some(line => line === `🔊 ${text}` || line.endsWith(`说：${text}`))
    expect(
      seen.find(({ type, text }) => type === 'chat' && isSaid(text)),
      err,
    ).toBeDefined()
  })

  test('forwards what it prints to where it is told, also to a server without CORS', async () => {
    const program = await Consumer.start()
    onTestFinished(() => program.die())
    const server = await httpServer()
    const outlets = [`dycast=${program.url}`, `webhook=${server.url}`, `tingdan=${program.url}`]
    const { out, err, code } = await start([
      '--headless',
      '--seconds',
      '15',
      ...outlets.flatMap(outlet => ['--outlet', outlet]),
    ])
    expect(code, err).toBe(0)
    const printed = events(out).map(({ id }) => id)
    const items = program.messages.filter(Array.isArray).flat()
    const own = program.messages.flatMap(({ type, event }) => (type === 'event' ? event.id : []))
    const posted = server.posts.flatMap(({ body }) =>
      events(body).map(line => Reflect.get(Object(line.event), 'id')),
    )
    expect(printed.length).toBeGreaterThan(5)
    expect(own).toEqual(expect.arrayContaining(printed))
    expect(posted).toEqual(own)
    expect(items.length).toBeGreaterThan(3)
    expect(own).toEqual(expect.arrayContaining(items.map(({ id }) => id)))
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it cleanly', async name => {
    const { code, err } = await start(['--headless'], { name, when: out => out.includes('\n') })
    expect(code, err).toBe(0)
  })

  test('says what is wrong with its command line', async () => {
    const { out, err, code } = await start(['--headless', 'https://example.com/'])
    expect({ out, code }).toEqual({ out: '', code: 1 })
    expect(err).toContain('is no Douyin room')
  })
})
