import type { BytesMode } from '../capture/port/messages.ts'
import { packed } from '../capture/port/packed.ts'
import { type BuildMessage, isBuild, tellBuild } from '../messages/build.ts'
import type { ReplayToWorker, WorkerToReplay } from '../messages/replay.ts'
import type { Pace } from '../model/replay.ts'
import type { Recorded } from '../recording/recorded.ts'

export interface ReplayPort {
  postMessage(message: ReplayToWorker | BuildMessage): void
  disconnect(): void
  onMessage: { addListener(listener: (message: unknown) => void): void }
  onDisconnect: { addListener(listener: () => void): void }
}

/** The worker has died, or cannot be reached. */
export class LinkBroken extends Error {}

/** Without an answer: one in work, one on its way. */
const IN_FLIGHT = 2

/** A Port to the worker for one replay, until it breaks. */
export class Link {
  readonly #port: ReplayPort
  #mode: BytesMode | undefined
  #inFlight = 0
  /** Resumes the wait for an answer. */
  #wake: () => void = () => {}
  readonly #broken = new AbortController()

  constructor(port: ReplayPort) {
    this.#port = port
    port.onMessage.addListener(message => {
      if (!isBuild(message)) this.#hear(message as WorkerToReplay)
    })
    tellBuild(port)
    port.onDisconnect.addListener(() => {
      this.#broken.abort()
      this.#wake()
    })
  }

  /**
   * Announces a recording.
   * @throws LinkBroken
   */
  async begin(hello: ReplayToWorker): Promise<void> {
    await this.#until(() => this.#inFlight === 0)
    this.#mode = undefined
    this.#post(hello)
    await this.#until(() => this.#mode !== undefined)
  }

  #hear(message: WorkerToReplay): void {
    if (message.type === 'welcome') this.#mode = message.bytes
    else this.#inFlight--
    this.#wake()
  }

  /**
   * Sends items; resolves when there is room for more.
   * @throws LinkBroken
   */
  async send(items: readonly Recorded[], silent: boolean, pace: Pace): Promise<void> {
    const mode = this.#mode ?? 'base64'
    this.#post({ type: 'items', items: items.map(item => packed(item, mode)), silent, pace })
    this.#inFlight++
    await this.#until(() => this.#inFlight < IN_FLIGHT)
  }

  /**
   * Sends the current pace.
   * @throws LinkBroken
   */
  pace(pace: Pace): void {
    this.#post({ type: 'pace', pace })
  }

  /** Aborts when the Port breaks. */
  get broken(): AbortSignal {
    return this.#broken.signal
  }

  close(): void {
    this.#port.disconnect()
  }

  #post(message: ReplayToWorker): void {
    try {
      this.#port.postMessage(message)
    } catch {
      this.#broken.abort()
    }
    this.#check()
  }

  async #until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      this.#check()
      await new Promise<void>(resolve => {
        this.#wake = resolve
      })
    }
  }

  #check(): void {
    if (this.broken.aborted) throw new LinkBroken()
  }
}
