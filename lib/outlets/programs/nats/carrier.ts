import {
  AuthorizationError,
  ConnectionError,
  headers,
  type NatsConnection,
  NoRespondersError,
  PermissionViolationError,
  RequestError,
  TimeoutError,
  UserAuthenticationExpiredError,
  wsconnect,
} from '@nats-io/nats-core'
import { isObject } from '../../../model/json.ts'
import { orAborted } from '../../abort.ts'
import { urlOf } from '../../address.ts'
import type { Carrier, Connection, Parcel, Sending, Target } from '../../carrier.ts'
import { parsedJson } from '../../json.ts'
import { OutletFailure, type OutletFault, outletFaultOf } from '../../model.ts'
import type { NatsMessage } from './format.ts'

const CONNECT_MS = 10_000
const ACK_MS = 30_000
/** Keeps the worker alive, and finds out that the server is gone. */
const PING_MS = 20_000
/** Messages that wait for their acknowledgement before more are sent. */
const MOST_UNDER_WAY = 2_000
/** No server says more to somebody who only publishes, in bytes. */
const LONGEST_ANSWER = 1 << 20
const LONGEST_DETAIL = 200

/** JetStream over the server's own WebSocket listener. Each message is acknowledged once the stream has it. */
export const natsCarrier: Carrier<NatsMessage> = async (target, _clock, signal) => {
  signal.throwIfAborted()
  const url = urlOf(target.settings.address, ['ws:', 'wss:'])
  const credentials = credentialsOf(target, url)
  url.username = ''
  url.password = ''
  const broken = Promise.withResolvers<never>()
  let fail = (fault: OutletFault): void => broken.reject(new OutletFailure(fault))
  const connecting = wsconnect({
    servers: url.href,
    name: 'tingdan',
    ...credentials,
    // The outlet itself connects again, and to no server that the user did not name.
    reconnect: false,
    ignoreClusterUpdates: true,
    timeout: CONNECT_MS,
    pingInterval: PING_MS,
    maxPingOut: 2,
    noAsyncTraces: true,
    wsFactory: async src => {
      const socket = new WebSocket(src)
      socket.addEventListener('message', ({ data }) => {
        if (typeof data === 'string') fail({ kind: 'stranger', detail: data.slice(0, LONGEST_DETAIL) })
        else if (data.byteLength > LONGEST_ANSWER) fail({ kind: 'flood' })
      })
      // The client listens only later, and would miss an error that comes at once.
      socket.addEventListener('error', () => broken.reject(new OutletFailure({ kind: 'refused' })))
      return { socket, encrypted: url.protocol === 'wss:' }
    },
  })
  try {
    const connected = await orAborted(Promise.race([connecting, broken.promise]), signal)
    const connection = new NatsPublisher(connected, signal)
    fail = fault => connection.fail(fault)
    return connection
  } catch (error) {
    // One that comes too late is closed again.
    connecting.then(
      late => late.close(),
      () => undefined,
    )
    throw signal.aborted || error instanceof OutletFailure ? error : new OutletFailure(connectFault(error))
  }
}

class NatsPublisher implements Connection<NatsMessage> {
  readonly peer: string
  readonly ended: Promise<OutletFailure>
  readonly #connection: NatsConnection
  #fault: OutletFault | undefined
  #underWay = 0
  #taken: (() => void)[] = []

  constructor(connection: NatsConnection, signal: AbortSignal) {
    this.#connection = connection
    const { version = '', server_name: name = '' } = connection.info ?? {}
    this.peer = `nats-server ${version} ${name.slice(0, LONGEST_DETAIL)}`
    const close = () => void connection.close()
    signal.addEventListener('abort', close, { once: true })
    this.ended = connection.closed().then(error => {
      signal.removeEventListener('abort', close)
      const closed = { kind: 'closed', code: 0, reason: '' } as const
      return new OutletFailure(this.#fault ?? (error ? faultOf(error) : closed))
    })
  }

  send({ messages }: Parcel<NatsMessage>): Sending {
    const most = this.#connection.info?.max_payload ?? Number.POSITIVE_INFINITY
    // What the server never takes must not stop all that follows. In UTF-8 a unit is 3 bytes at most.
    const sent = messages.filter(({ data }) => 3 * data.length < most || byteLength(data) < most - HEADER)
    this.#underWay += sent.length
    const arrived = Promise.withResolvers<void>()
    Promise.all(sent.map(message => this.#publish(message))).then(
      () => arrived.resolve(),
      error => this.fail(faultOf(error)),
    )
    return { taken: this.#room(), arrived: arrived.promise }
  }

  /** Ends the connection with this fault. */
  fail(fault: OutletFault): void {
    this.#fault ??= fault
    void this.#connection.close()
  }

  /** @throws what the client throws, or OutletFailure */
  async #publish({ subject, id, data }: NatsMessage): Promise<void> {
    const marks = headers()
    marks.set('Nats-Msg-Id', id)
    const answer = await this.#connection.request(subject, data, { timeout: ACK_MS, headers: marks })
    const ack: unknown = parsedJson(answer.string())
    if (!isObject(ack)) throw new OutletFailure({ kind: 'stranger', detail: subject })
    if (isObject(ack.error)) {
      const detail = String(ack.error.description ?? ack.error.code).slice(0, LONGEST_DETAIL)
      throw new OutletFailure({ kind: 'rejected', detail })
    }
    if (typeof ack.stream !== 'string') throw new OutletFailure({ kind: 'stranger', detail: subject })
    this.#underWay--
    if (this.#underWay < MOST_UNDER_WAY) for (const taken of this.#taken.splice(0)) taken()
  }

  #room(): Promise<void> {
    if (this.#underWay < MOST_UNDER_WAY) return Promise.resolve()
    return new Promise(resolve => this.#taken.push(resolve))
  }
}

/** More than a message's own header takes, in bytes. */
const HEADER = 1_000

/** As NATS writes them in an address, `user:password@` or `token@`, where the settings have none. */
function credentialsOf({ settings, secrets }: Target, { username, password }: URL) {
  const inAddress = decodeURIComponent(username)
  const user = settings.options.user || (password ? inAddress : '')
  const pass = secrets.password ?? decodeURIComponent(password)
  const token = secrets.token ?? (password ? '' : inAddress)
  return { ...(user ? { user, pass } : {}), ...(token ? { token } : {}) }
}

function connectFault(error: unknown): OutletFault {
  if (error instanceof ConnectionError) return { kind: 'refused' }
  if (error instanceof TimeoutError) return { kind: 'timeout' }
  const fault = faultOf(error)
  return fault.kind === 'unknown'
    ? { kind: 'stranger', detail: fault.detail.slice(0, LONGEST_DETAIL) }
    : fault
}

function faultOf(error: unknown): OutletFault {
  // The client wraps what went wrong with a request.
  if (error instanceof RequestError && error.cause) return faultOf(error.cause)
  if (error instanceof AuthorizationError || error instanceof UserAuthenticationExpiredError)
    return { kind: 'password' }
  if (error instanceof NoRespondersError) return { kind: 'stream' }
  if (error instanceof TimeoutError) return { kind: 'timeout' }
  if (error instanceof PermissionViolationError)
    return { kind: 'rejected', detail: error.message.slice(0, LONGEST_DETAIL) }
  return outletFaultOf(error)
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
