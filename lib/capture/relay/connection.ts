import type { BytesMode, RelayToWorker } from '../port/messages.ts'
import type { RelayBuffer } from './buffer.ts'
import { readFromWorker, toWire } from './wire.ts'

/** The used part of a runtime Port. */
export interface WorkerPort {
  postMessage(message: RelayToWorker): void
  disconnect(): void
  onMessage: { addListener(listener: (message: unknown) => void): void }
  onDisconnect: { addListener(listener: () => void): void }
}

export interface ConnectionOptions {
  buffer: RelayBuffer
  /** Throws if the extension is gone. */
  connect(): WorkerPort
  /** First message on each Port. */
  hello(): RelayToWorker
  /** The extension was updated or removed: no worker can be reached again. */
  onOrphaned(): void
  /** Whether the extension still exists. */
  isAlive(): boolean
  signal: AbortSignal
}

/**
 * Ms before the next attempt, doubled for each Port that breaks without an ack. Never 0: Ports of a reloaded extension
 * break before its scripts know, and one opened in between hangs.
 */
const FIRST_WAIT = 100
const LONGEST_WAIT = 30_000
/** Gives up a Port without a welcome, in ms; see above. */
const WELCOME_WAIT = 10_000

/**
 * Sends the buffer to the worker. Opens a Port when there is something to send, and again if it breaks before all is
 * acknowledged; an idle worker may die.
 */
export class Connection {
  readonly #options: ConnectionOptions
  #port: WorkerPort | null = null
  /** Null until the worker's welcome. */
  #mode: BytesMode | null = null
  /** Ports that broke since the last ack. */
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #asleep = false

  constructor(options: ConnectionOptions) {
    this.#options = options
    options.signal.addEventListener('abort', () => this.#close(), { once: true })
  }

  /** Opens a Port, if there is none. */
  greet(): void {
    if (!this.#port && this.#timer === undefined) this.#open()
  }

  /** A worker asks for a hello: no wait. */
  called(): void {
    if (this.#port) return
    this.#stopWaiting()
    this.#open()
  }

  /** Sends as much as the worker keeps up with. */
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

  /** The back/forward cache closes Ports silently. */
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
      // The Port broke; onDisconnect comes later.
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

  /** One timer: next attempt, or this one's welcome. */
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
