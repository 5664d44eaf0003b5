import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { nodePath, root } from '../../scripts/node.mjs'
import { Consumer } from '../unit/outlets/consumer.ts'
import { httpServer } from '../unit/outlets/server.ts'

/** Runs what `npm start` runs after it has built. */
async function start(...args: string[]) {
  const script = join(root, 'scripts', 'start-room.ts')
  const child = spawn(nodePath(), [script, '--browser', 'firefox', '--headless', ...args], { cwd: root })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', text => (out += text))
  child.stderr.setEncoding('utf8').on('data', text => (err += text))
  const code = await new Promise<number | null>(done => child.on('close', done))
  const lines = out.split('\n').filter(Boolean)
  return { events: lines.map(line => JSON.parse(line) as Record<string, unknown>), err, code }
}

test('npm start prints one event a line, forwards each over ws: and http:, and ends with status 0', async () => {
  const program = await Consumer.start()
  onTestFinished(() => program.die())
  const server = await httpServer()
  const outlets = [`tingdan=${program.url}`, `webhook=${server.url}`]
  const { events, err, code } = await start('--seconds', '12', ...outlets.flatMap(one => ['--outlet', one]))
  expect(code, err).toBe(0)
  expect(events.length).toBeGreaterThan(5)
  for (const event of events)
    expect(event).toMatchObject({ type: expect.any(String), id: expect.stringMatching(/^\d+$/) })
  const ids = events.map(({ id }) => id)
  expect(new Set(ids.filter(id => id !== '0')).size).toBe(ids.filter(id => id !== '0').length)
  const sent = program.messages.flatMap(({ type, event }) => (type === 'event' ? event.id : []))
  expect(sent).toEqual(expect.arrayContaining(ids))
  const posted = server.posts.flatMap(({ body }) =>
    body
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line).event.id),
  )
  expect(posted).toEqual(sent)
})
