import OBSWebSocket, { OBSWebSocketError } from 'obs-websocket-js/json'
import { PAGE_EVENT } from '../../../model/page-event.ts'
import { orAborted } from '../../abort.ts'
import { urlOf } from '../../address.ts'
import type { Carrier, Clock, Connection, Parcel, Sending } from '../../carrier.ts'
import { OutletFailure, type OutletFault, outletFaultOf } from '../../model.ts'
import type { ObsMessage } from './format.ts'

/** For the greeting. */
const ANSWER_MS = 10_000
/** Requests that OBS has not answered; beyond this nothing more is sent. */
const MOST_UNDER_WAY = 8
/** OBS answers in a few words: anything longer, or more in a minute, is not OBS. In UTF-16 units. */
const LONGEST_ANSWER = 1 << 16
const MOST_A_MINUTE = 16 << 20
const LONGEST_REASON = 200
/** Between two tellings of what pages must know that open later, in ms. */
const AGAIN_MS = 5000
/** Codes of obs-websocket: closed for a wrong password; no such plug-in. */
const WRONG_PASSWORD = 4009
const NOT_FOUND = 600
/** No events: only answers are wanted. */
const EVENTS = { eventSubscriptions: 0 }

/** Messages for the pages in browser sources, through obs-websocket 5. */
export const obsCarrier: Carrier<ObsMessage> = async ({ settings, secrets }, clock, signal) => {
  const url = urlOf(settings.address, ['ws:', 'wss:'])
  signal.throwIfAborted()
  const socket = new Obs(clock)
  const connection = new ObsConnection(socket, clock, signal)
  const late = new AbortController()
  clock.wait(ANSWER_MS, AbortSignal.any([signal, late.signal])).then(
    () => socket.fail({ kind: 'timeout' }),
    () => undefined,
  )
  try {
    const hello = socket.connect(url.href, secrets.password, EVENTS)
    const greeting = await Promise.race([
      orAborted(hello, signal),
      connection.ended.then(failure => {
        throw failure
      }),
    ])
    connection.peer = peerOf(greeting)
    return connection
  } catch (error) {
    void socket.disconnect()
    throw error instanceof OBSWebSocketError ? new OutletFailure(faultOf(error)) : error
  } finally {
    late.abort()
  }
}

/** The package's client, which stops listening to what is not OBS. */
class Obs extends OBSWebSocket {
  /** Why we closed it. */
  fault: OutletFault | undefined
  readonly #clock: Clock
  #heard = 0
  #minute = 0
  readonly #failed = Promise.withResolvers<OutletFault>()

  constructor(clock: Clock) {
    super()
    this.#clock = clock
  }

  /** Resolves when we close it. */
  get failed(): Promise<OutletFault> {
    return this.#failed.promise
  }

  fail(fault: OutletFault): void {
    this.fault ??= fault
    this.#failed.resolve(this.fault)
    void this.disconnect()
  }

  override async decodeMessage(data: string) {
    const now = this.#clock.now()
    if (now - this.#minute > 60_000 || now < this.#minute) {
      this.#minute = now
      this.#heard = 0
    }
    this.#heard += data.length
    if (data.length > LONGEST_ANSWER || this.#heard > MOST_A_MINUTE) {
      this.fail({ kind: 'flood' })
      throw new OutletFailure({ kind: 'flood' })
    }
    return super.decodeMessage(data)
  }
}

class ObsConnection implements Connection<ObsMessage> {
  peer = ''
  readonly ended: Promise<OutletFailure>
  readonly #socket: Obs
  readonly #clock: Clock
  readonly #signal: AbortSignal
  #again: ObsMessage | undefined
  #underWay = 0
  #answered = Promise.withResolvers<void>()

  constructor(socket: Obs, clock: Clock, signal: AbortSignal) {
    this.#socket = socket
    this.#clock = clock
    this.#signal = signal
    const closed = new Promise<OutletFault>(resolve => {
      socket.once('ConnectionClosed', error => resolve(faultOf(error)))
    })
    this.ended = Promise.race([socket.failed, closed]).then(fault => new OutletFailure(socket.fault ?? fault))
    signal.addEventListener('abort', () => void socket.disconnect(), { once: true })
  }

  send({ messages }: Parcel<ObsMessage>): Sending {
    for (const message of messages) if (message.again !== undefined) this.#keep(message)
    const arrived = this.#emit(messages)
    return { taken: this.#drained(), arrived }
  }

  #keep(message: ObsMessage): void {
    const isFirst = !this.#again
    this.#again = message.again ? message : undefined
    if (isFirst && this.#again) void this.#tellAgain()
  }

  async #tellAgain(): Promise<void> {
    try {
      for (;;) {
        await this.#clock.wait(AGAIN_MS, this.#signal)
        if (!this.#again) return
        await this.#emit([this.#again])
      }
    } catch {
      // The connection has ended.
    }
  }

  /** Never settles after the connection has ended. */
  async #emit(messages: readonly ObsMessage[]): Promise<void> {
    this.#underWay++
    // As text, since OBS drops parts of JSON: null, and what is in a list but no object.
    const json = `[${messages.map(message => message.json).join()}]`
    const event = { event_name: PAGE_EVENT, event_data: { messages: json } }
    const request = { vendorName: 'obs-browser', requestType: 'emit_event', requestData: event }
    try {
      await this.#socket.call('CallVendorRequest', request)
    } catch (error) {
      this.#socket.fail(error instanceof OBSWebSocketError ? faultOf(error) : outletFaultOf(error))
      return new Promise(() => {})
    }
    this.#underWay--
    this.#answered.resolve()
    this.#answered = Promise.withResolvers()
  }

  async #drained(): Promise<void> {
    while (this.#underWay >= MOST_UNDER_WAY) await orAborted(this.#answered.promise, this.#signal)
  }
}

function faultOf({ code, message }: OBSWebSocketError): OutletFault {
  if (code === WRONG_PASSWORD) return { kind: 'password' }
  if (code === NOT_FOUND) return { kind: 'browserSource' }
  // 1006 and -1 are the browser's and the package's: nothing answered, or not in this language.
  if (code === 1006 || code === -1) return { kind: 'refused' }
  const reason = message.slice(0, LONGEST_REASON)
  return code >= 1000 ? { kind: 'closed', code, reason } : { kind: 'rejected', detail: reason }
}

/** What answered: `OBS 31.1.2`. */
function peerOf(greeting: object): string {
  const version: unknown = Reflect.get(greeting, 'obsStudioVersion')
  return typeof version === 'string' ? `OBS ${version.slice(0, 40)}` : 'OBS'
}
