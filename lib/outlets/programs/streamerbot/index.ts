import { isObject } from '../../../model/json.ts'
import { EVENT_TYPES } from '../../../model/kinds.ts'
import { fieldsOf } from '../../../speech/fields.ts'
import type { Target } from '../../carrier.ts'
import { answerTo } from '../../carriers/challenge.ts'
import type { TextSocket } from '../../carriers/socket.ts'
import { webSocketCarrier } from '../../carriers/websocket.ts'
import { type Templates, templateFormat } from '../../formats/template.ts'
import { parsedJson } from '../../json.ts'
import { OutletFailure } from '../../model.ts'
import { programOf } from '../../program.ts'

/** Runs one action for each event, with its fields as arguments. */
const TEMPLATES: Templates = Object.fromEntries(
  EVENT_TYPES.filter(type => fieldsOf(type).length > 0).map(type => {
    const fields = fieldsOf(type).map(name => [name, `{${name}}`])
    const args = { type, ...Object.fromEntries(fields) }
    return [type, { request: 'DoAction', id: '@id', action: { name: '@action' }, args }]
  }),
)

export const streamerbot = programOf(
  {
    name: 'streamerbot',
    address: 'ws://127.0.0.1:8080/',
    schemes: ['ws:', 'wss:'],
    acknowledges: 'always',
    options: [{ name: 'action', kind: 'text', otherwise: 'Tingdan' }],
    secrets: ['password'],
  },
  webSocketCarrier({ greet, acknowledged }),
  ({ settings }) => templateFormat(TEMPLATES, { action: settings.options.action || 'Tingdan' }),
)

/** Asks who is there; where a password is wanted, the first message says so. */
async function greet(socket: TextSocket, { secrets }: Target): Promise<string> {
  socket.say(JSON.stringify({ request: 'GetInfo', id: 'info' }))
  for (;;) {
    const said = parsedJson(await socket.next())
    if (!isObject(said)) throw new OutletFailure({ kind: 'stranger' })
    const { authentication, id, status, info } = said
    if (isObject(authentication)) await authenticate(socket, authentication, secrets.password ?? '')
    else if (id === 'auth' && status !== 'ok') throw new OutletFailure({ kind: 'password' })
    else if (id === 'auth') socket.say(JSON.stringify({ request: 'GetInfo', id: 'info' }))
    else if (id === 'info' && status === 'ok') return nameIn(info)
  }
}

async function authenticate(
  socket: TextSocket,
  { salt, challenge }: Record<string, unknown>,
  password: string,
) {
  if (password === '') throw new OutletFailure({ kind: 'password' })
  const authentication = await answerTo(password, String(salt), String(challenge))
  socket.say(JSON.stringify({ request: 'Authenticate', id: 'auth', authentication }))
}

function nameIn(info: unknown): string {
  if (!isObject(info)) return 'Streamer.bot'
  return `Streamer.bot ${typeof info.version === 'string' ? info.version.slice(0, 40) : ''}`.trim()
}

function acknowledged(text: string) {
  const said = parsedJson(text)
  if (!isObject(said) || typeof said.id !== 'string' || !said.id.includes(':')) return undefined
  if (said.status === 'error')
    throw new OutletFailure({ kind: 'rejected', detail: String(said.error ?? '').slice(0, 200) })
  const id = `"id":${JSON.stringify(said.id)}`
  return ({ messages }: { messages: readonly string[] }) => messages.at(-1)?.includes(id) ?? false
}
