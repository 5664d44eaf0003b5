import { createHash } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import type { WebSocket } from 'ws'
import { Consumer } from './consumer.ts'
import { entriesFrom, memoryCursors, running } from './running.ts'

const sha = (text: string) => createHash('sha256').update(text).digest('base64')

/** A stand-in that speaks the documented protocol. */
async function streamerBot({ password = '', action = 'Tingdan' } = {}) {
  const right = sha(`${sha(`${password}salt`)}challenge`)
  const answer = (socket: WebSocket, text: string) => {
    const { request, id, authentication, action: asked } = JSON.parse(text)
    const say = (more: object) => socket.send(JSON.stringify({ id, ...more }))
    const isIn = password === '' || Reflect.get(socket, 'isIn') === true
    if (request === 'Authenticate') {
      Reflect.set(socket, 'isIn', authentication === right)
      say(authentication === right ? { status: 'ok' } : { status: 'error', error: 'Unauthorized' })
    } else if (!isIn) return
    else if (request === 'GetInfo') say({ status: 'ok', info: { name: 'x', version: '1.0.1' } })
    else if (asked.name === action) say({ status: 'ok' })
    else say({ status: 'error', error: 'Action not found' })
  }
  const greet = (socket: WebSocket) => {
    if (password !== '')
      socket.send(
        JSON.stringify({ request: 'Hello', authentication: { salt: 'salt', challenge: 'challenge' } }),
      )
  }
  const program = await Consumer.start({ greet, answer })
  onTestFinished(() => program.die())
  return program
}

async function outletTo(url: string, more: Parameters<typeof running>[2] = {}) {
  const made = await running('streamerbot', url, more)
  onTestFinished(made.stop)
  void made.run()
  return made
}

test.each(['', '密码'])('an action runs for each event, with its fields; password %j', async password => {
  const program = await streamerBot({ password })
  const cursors = memoryCursors()
  const { outlet, add } = await outletTo(program.url, { secrets: { password }, cursors })
  await expect.poll(() => outlet.view).toMatchObject({ phase: 'connected', peer: 'Streamer.bot 1.0.1' })
  add(...entriesFrom(1, 3))
  await expect.poll(() => cursors.stored.get('o')?.places).toEqual({ 7: 3 })
  expect(program.messages.filter(({ request }) => request === 'DoAction').at(0)).toEqual({
    request: 'DoAction',
    id: '7:1',
    action: { name: 'Tingdan' },
    args: { type: 'chat', user: '人0', level: 0, fansClub: '', fansLevel: 0, role: '', text: '1' },
  })
})

test.each(['', '错'])('the password %j is told to be wrong', async password => {
  const program = await streamerBot({ password: '对' })
  const { outlet } = await outletTo(program.url, { secrets: { password } })
  await expect.poll(() => outlet.view.fault).toEqual({ kind: 'password' })
})

test('an action that is not there is told in the words of Streamer.bot', async () => {
  const program = await streamerBot({ action: '别的' })
  const { outlet, add } = await outletTo(program.url)
  add(...entriesFrom(1, 1))
  await expect.poll(() => outlet.view.fault).toEqual({ kind: 'rejected', detail: 'Action not found' })
  expect(outlet.view.sent).toBe(0)
})
