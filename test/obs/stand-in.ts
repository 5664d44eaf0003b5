import { createHash, randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

export interface ObsOptions {
  /** Empty: OBS asks for none. */
  password?: string
  /** Whether the plug-in with browser sources is there; true unless told. */
  hasBrowser?: boolean
  port?: number
}

/** What a browser source of OBS is given: an event's name, and its data as JSON. */
export type BrowserSource = (name: string, json: string) => Promise<void> | void

export interface ObsStandIn {
  readonly url: string
  readonly port: number
  /** How many clients have said who they are. */
  readonly identified: number
  /** Every message of a client, as it came. */
  readonly heard: unknown[]
  /** Every event that sources were given. */
  readonly emitted: { name: string; json: string }[]
  /** Adds a browser source; each gets every event. */
  addSource(source: BrowserSource): void
  /** Drops all clients, as OBS does when it ends. */
  drop(): void
  close(): Promise<void>
}

const VERSIONS = { obsStudioVersion: '31.1.2', obsWebSocketVersion: '5.6.2', rpcVersion: 1 }
/** Close codes and states of requests, by the protocol's table. */
const AUTHENTICATION_FAILED = 4009
const NOT_IDENTIFIED = 4007
const SUCCESS = 100
const NOT_FOUND = 600
const UNKNOWN_REQUEST = 204

/**
 * A server that speaks obs-websocket 5 as its protocol document says, as far as a client of ours needs: Hello, Identify with
 * a password, requests, and the vendor request of the browser plug-in.
 */
export async function startObs({
  password = '',
  hasBrowser = true,
  port = 0,
}: ObsOptions = {}): Promise<ObsStandIn> {
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port,
    handleProtocols: offered => (offered.has('obswebsocket.json') ? 'obswebsocket.json' : false),
  })
  await new Promise(resolve => server.once('listening', resolve))
  const sources: BrowserSource[] = []
  const heard: unknown[] = []
  const emitted: { name: string; json: string }[] = []
  let identified = 0

  const emit = async (data: Record<string, unknown>) => {
    const name = String(data.event_name ?? '')
    const json = JSON.stringify(asObsData(data.event_data ?? {}))
    emitted.push({ name, json })
    await Promise.all(sources.map(source => source(name, json)))
  }

  /** @returns state and comment */
  const request = (type: string, data: Record<string, unknown>): [number, string] => {
    if (type !== 'CallVendorRequest') return [UNKNOWN_REQUEST, 'Your request type is not valid.']
    if (data.vendorName !== 'obs-browser' || !hasBrowser)
      return [NOT_FOUND, 'No vendor was found by that name.']
    if (data.requestType !== 'emit_event') return [NOT_FOUND, 'No request was found by that name.']
    void emit(asRecord(data.requestData))
    return [SUCCESS, '']
  }

  server.on('connection', socket => {
    const [salt, challenge] = [randomBytes(32), randomBytes(32)].map(bytes => bytes.toString('base64'))
    const send = (op: number, d: object) => socket.send(JSON.stringify({ op, d }))
    let isIdentified = false
    send(0, { ...VERSIONS, ...(password && { authentication: { challenge, salt } }) })
    socket.on('message', raw => {
      const { op, d } = JSON.parse(String(raw)) as { op: number; d: Record<string, unknown> }
      heard.push({ op, d })
      if (op === 1) {
        const expected = digest(digest(password + salt) + challenge)
        if (password && d.authentication !== expected)
          return socket.close(AUTHENTICATION_FAILED, 'Authentication failed.')
        isIdentified = true
        identified++
        send(2, { negotiatedRpcVersion: 1 })
      } else if (!isIdentified) {
        close(socket)
      } else if (op === 6) {
        const { requestType, requestId } = d
        const [code, comment] = request(String(requestType), asRecord(d.requestData))
        const requestStatus = { result: code === SUCCESS, code, ...(comment && { comment }) }
        send(7, { requestType, requestId, requestStatus, responseData: {} })
      }
    })
  })

  const drop = () => {
    for (const client of server.clients) client.terminate()
  }
  const address = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${address.port}`,
    port: address.port,
    heard,
    emitted,
    get identified() {
      return identified
    },
    addSource: source => {
      sources.push(source)
    },
    drop,
    close: () => {
      drop()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

function close(socket: WebSocket): void {
  socket.close(NOT_IDENTIFIED, 'You attempted to send a message before identifying.')
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** What OBS makes of a request's data on its way to the plug-in: null goes, and of a list all that is no object. */
function asObsData(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(one => asKind(one) === 'object').map(asObsData)
  if (asKind(value) !== 'object') return value
  const kept = Object.entries(asRecord(value)).filter(([, one]) => one !== null)
  return Object.fromEntries(kept.map(([name, one]) => [name, asObsData(one)]))
}

function asKind(value: unknown): string {
  return value === null || Array.isArray(value) ? 'other' : typeof value
}
