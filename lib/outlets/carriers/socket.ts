import { orAborted } from '../abort.ts'
import { type Clock, within } from '../carrier.ts'
import { OutletFailure, type OutletFault, outletFaultOf } from '../model.ts'

/** For the handshake, and for each answer that a greeting waits for. */
const ANSWER_MS = 10_000
/** A consumer that says more than this in one message, or in one minute, is not one; in bytes or UTF-16 units. */
const LONGEST_ANSWER = 1 << 20
const MOST_A_MINUTE = 16 << 20
const LONGEST_REASON = 200

/** A WebSocket to a program that is not trusted: what it says is limited. */
export class TextSocket {
  /** Why it ended. Never rejects. */
  readonly ended: Promise<OutletFailure>
  readonly #socket: WebSocket
  readonly #clock: Clock
  readonly #signal: AbortSignal
  #isOpen = false
  #fault: OutletFault | undefined
  #hear: ((text: string) => void) | undefined
  /** What came before anybody listened. */
  #early: string[] = []
  #heard = 0
  #minute = 0

  private constructor(url: URL, clock: Clock, signal: AbortSignal, protocols: string[]) {
    this.#clock = clock
    this.#signal = signal
    this.#socket = new WebSocket(url, protocols)
    this.#socket.binaryType = 'arraybuffer'
    const { promise, resolve } = Promise.withResolvers<OutletFailure>()
    this.ended = promise
    this.#socket.addEventListener('open', () => {
      this.#isOpen = true
    })
    this.#socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) =>
      this.#take(data, clock.now()),
    )
    this.#socket.addEventListener('close', ({ code, reason }) => {
      const closed = { kind: 'closed', code, reason: reason.slice(0, LONGEST_REASON) } as const
      resolve(new OutletFailure(this.#fault ?? (this.#isOpen ? closed : { kind: 'refused' })))
    })
    const close = () => this.#socket.close()
    signal.addEventListener('abort', close, { once: true })
    void promise.then(() => signal.removeEventListener('abort', close))
  }

  /**
   * Connects.
   * @param signal closes it
   * @throws OutletFailure
   */
  static async open(
    url: URL,
    clock: Clock,
    signal: AbortSignal,
    protocols: string[] = [],
  ): Promise<TextSocket> {
    signal.throwIfAborted()
    const socket = new TextSocket(url, clock, signal, protocols)
    await socket.within(
      new Promise<void>(resolve => {
        socket.#socket.addEventListener('open', () => resolve(), { once: true })
      }),
    )
    return socket
  }

  /** Bytes that have not left yet. */
  get buffered(): number {
    return this.#socket.bufferedAmount
  }

  /** Does nothing on a closed socket. */
  say(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text)
  }

  /** Sets the one listener for what comes; it gets earlier messages at once. */
  listen(hear: (text: string) => void): void {
    this.#hear = hear
    for (const text of this.#early.splice(0)) hear(text)
  }

  /** The next message. @throws OutletFailure where none comes in time, or the socket closes */
  async next(): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<string>()
    const early = this.#early.shift()
    if (early !== undefined) return early
    this.#hear = resolve
    try {
      return await this.within(promise)
    } finally {
      this.#hear = undefined
    }
  }

  /** Closes it with this fault. */
  fail(fault: OutletFault): void {
    this.#fault ??= fault
    this.#socket.close()
  }

  /** Waits for something as long as an answer may take, and as the socket lives. @throws OutletFailure */
  async within<T>(promise: Promise<T>): Promise<T> {
    const late = within(ANSWER_MS, this.#clock, this.#signal, signal => orAborted(promise, signal)).catch(
      error => {
        this.fail(outletFaultOf(error))
        throw error
      },
    )
    const ended = this.ended.then(failure => {
      throw failure
    })
    return Promise.race([late, ended])
  }

  #take(data: string | ArrayBuffer, now: number): void {
    const size = typeof data === 'string' ? data.length : data.byteLength
    if (now - this.#minute > 60_000 || now < this.#minute) {
      this.#minute = now
      this.#heard = 0
    }
    this.#heard += size
    if (size > LONGEST_ANSWER || this.#heard > MOST_A_MINUTE) this.fail({ kind: 'flood' })
    else if (typeof data === 'string' && this.#hear) this.#hear(data)
    else if (typeof data === 'string') this.#early.push(data)
  }
}
