import type { BytesMode, RelayToWorker } from '../port/messages.ts'
import type { RelayBuffer } from './buffer.ts'
import { readFromWorker, toWire } from './wire.ts'

/** What the connection needs of a runtime Port. */
export interface WorkerPort {
  postMessage(message: RelayToWorker): void
  disconnect(): void
  onMessage: { addListener(listener: (message: unknown) => void): void }
  onDisconnect: { addListener(listener: () => void): void }
}

export interface ConnectionOptions {
  buffer: RelayBuffer
  /** Opens a Port; throws where the extension is gone. */
  connect(): WorkerPort
  /** What to say first on each Port. */
  hello(): RelayToWorker
  /** The extension was updated, switched off or removed: this relay will never reach a worker again. */
  onOrphaned(): void
  /** Whether the extension is still there. */
  isAlive(): boolean
  signal: AbortSignal
}

/**
 * Waiting before the next attempt, in ms: doubled each time that a Port breaks without an ack, up to the limit.
 * Never none: when the extension is reloaded, its Ports break some milliseconds before its scripts are told, and a
 * Port opened in between hangs.
 */
const FIRST_WAIT = 100
const LONGEST_WAIT = 30_000
/** A Port without a welcome for so long, in ms, is given up: see above. */
const WELCOME_WAIT = 10_000

/**
 * Brings the buffer to the worker. A Port is opened when there is something to send, and again when it breaks
 * before all is acknowledged; an idle worker may die with its Port and is left alone until then.
 */
export class Connection {
  readonly #options: ConnectionOptions
  #port: WorkerPort | null = null
  /** How bytes travel on the present Port; null until the worker's welcome. */
  #mode: BytesMode | null = null
  /** Ports that broke since the worker last acknowledged anything. */
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #asleep = false

  constructor(options: ConnectionOptions) {
    this.#options = options
    options.signal.addEventListener('abort', () => this.#close(), { once: true })
  }

  /** Says hello, if there is no Port yet. */
  greet(): void {
    if (!this.#port && this.#timer === undefined) this.#open()
  }

  /** A worker asks for a hello: it is there, so nothing is waited for. */
  called(): void {
    if (this.#port) return
    this.#stopWaiting()
    this.#open()
  }

  /** Sends what the buffer holds, as far as the worker keeps up. */
  flush(): void {
    const { signal, isAlive, onOrphaned } = this.#options
    if (signal.aborted) return
    if (!isAlive()) {
      onOrphaned()
      return
    }
    if (!this.#port) {
      if (!this.#options.buffer.isEmpty) this.greet()
      return
    }
    if (!this.#mode) return
    for (;;) {
      const items = this.#options.buffer.take()
      if (items.length === 0) return
      this.#post(this.#port, { type: 'items', items: toWire(items, this.#mode) })
      if (!this.#port) return
    }
  }

  /** The page goes into the back/forward cache, where its Ports are closed without a word. */
  sleep(): void {
    this.#asleep = true
    this.#close()
  }

  /** The page is back. */
  wake(): void {
    this.#asleep = false
    this.flush()
  }

  #open(): void {
    const { connect, hello, signal, isAlive, onOrphaned } = this.#options
    if (this.#asleep || signal.aborted) return
    let port: WorkerPort
    try {
      port = connect()
    } catch {
      if (isAlive()) this.#retry()
      else onOrphaned()
      return
    }
    this.#port = port
    port.onMessage.addListener(message => port === this.#port && this.#hear(message))
    port.onDisconnect.addListener(() => port === this.#port && this.#lost())
    this.#wait(WELCOME_WAIT, () => {
      port.disconnect()
      this.#lost()
    })
    this.#post(port, hello())
  }

  #post(port: WorkerPort, message: RelayToWorker): void {
    try {
      port.postMessage(message)
    } catch {
      // The Port broke and onDisconnect has not been heard yet.
      this.#lost()
    }
  }

  #hear(message: unknown): void {
    const said = readFromWorker(message)
    if (said?.type === 'welcome') {
      this.#stopWaiting()
      this.#mode = said.bytes
      this.#options.buffer.restart(said.stored)
    } else if (said?.type === 'ack') {
      this.#failures = 0
      this.#options.buffer.ack(said.upTo)
    }
    this.flush()
  }

  #lost(): void {
    const welcomed = this.#mode !== null
    this.#port = null
    this.#mode = null
    this.#stopWaiting()
    if (!this.#options.isAlive()) this.#options.onOrphaned()
    else if (!welcomed || !this.#options.buffer.isEmpty) this.#retry()
  }

  #retry(): void {
    this.#wait(Math.min(FIRST_WAIT * 2 ** this.#failures++, LONGEST_WAIT), () => this.greet())
  }

  #close(): void {
    this.#stopWaiting()
    const port = this.#port
    this.#port = null
    this.#mode = null
    port?.disconnect()
  }

  /** One timer: for the next attempt, or for the welcome of this one. */
  #wait(time: number, then: () => void): void {
    this.#stopWaiting()
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      then()
    }, time)
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
