import { urlOf } from '../address.ts'
import type { Carrier, Clock, Connection, Parcel, Sending, Target } from '../carrier.ts'
import { outletFaultOf } from '../model.ts'
import { TextSocket } from './socket.ts'

/** More than this handed to the socket waits here, in bytes. */
const MOST_BUFFERED = 1 << 20
const LOOK_MS = 10
/**
 * Where a consumer acknowledges nothing, what left the browser this long ago counts as arrived. A consumer that dies gets
 * what left since then again.
 */
const LINGER_TICKS = 8
const TICK_MS = 250

/** What a program says over its socket. */
export interface Talk {
  /**
   * Before anything is sent.
   * @returns the name of what answered
   * @throws OutletFailure
   */
  greet?: (socket: TextSocket, target: Target) => Promise<string>
  /**
   * Which parcels a message acknowledges; undefined: it is about something else. Once a consumer acknowledges, nothing
   * else counts as arrived.
   * @throws OutletFailure where it says that it could not take one
   */
  acknowledged?: (text: string) => ((parcel: Parcel<string>) => boolean) | undefined
}

interface Waiting {
  parcel: Parcel<string>
  /** How many bytes had been handed over with it. */
  handed: number
  /** Since it left. */
  ticks: number
  arrived: () => void
}

/** Text messages over a WebSocket. */
export function webSocketCarrier({ greet, acknowledged }: Talk = {}): Carrier<string> {
  return async (target, clock, signal) => {
    const url = urlOf(target.settings.address, ['ws:', 'wss:'])
    const socket = await TextSocket.open(url, clock, signal)
    const peer = (await greet?.(socket, target)) ?? ''
    return new SocketConnection(socket, peer, clock, signal, acknowledged)
  }
}

class SocketConnection implements Connection<string> {
  readonly peer: string
  readonly ended: Connection<string>['ended']
  readonly #socket: TextSocket
  readonly #clock: Clock
  readonly #signal: AbortSignal
  #waiting: Waiting[] = []
  #handed = 0
  #isAcknowledging = false
  #isTicking = false

  constructor(
    socket: TextSocket,
    peer: string,
    clock: Clock,
    signal: AbortSignal,
    acknowledged: Talk['acknowledged'],
  ) {
    this.#socket = socket
    this.peer = peer
    this.ended = socket.ended
    this.#clock = clock
    this.#signal = signal
    socket.listen(text => {
      try {
        const isArrived = acknowledged?.(text)
        if (!isArrived) return
        this.#isAcknowledging = true
        this.#settle(({ parcel }) => isArrived(parcel))
      } catch (error) {
        socket.fail(outletFaultOf(error))
      }
    })
  }

  send(parcel: Parcel<string>): Sending {
    const before = this.#socket.buffered
    for (const message of parcel.messages) this.#socket.say(message)
    this.#handed += this.#socket.buffered - before
    const { promise, resolve } = Promise.withResolvers<void>()
    if (parcel.key !== '') this.#waiting.push({ parcel, handed: this.#handed, ticks: 0, arrived: resolve })
    if (!this.#isTicking) void this.#tick()
    return { taken: this.#drained(), arrived: promise }
  }

  async #drained(): Promise<void> {
    while (this.#socket.buffered > MOST_BUFFERED) await this.#clock.wait(LOOK_MS, this.#signal)
  }

  async #tick(): Promise<void> {
    this.#isTicking = true
    try {
      while (this.#waiting.length > 0 && !this.#isAcknowledging) {
        await this.#clock.wait(TICK_MS, this.#signal)
        const left = this.#handed - this.#socket.buffered
        for (const waiting of this.#waiting) if (waiting.handed <= left) waiting.ticks++
        if (!this.#isAcknowledging) this.#settle(({ ticks }) => ticks > LINGER_TICKS)
      }
    } catch {
      // The connection has ended.
    } finally {
      this.#isTicking = false
    }
  }

  #settle(isArrived: (waiting: Waiting) => boolean): void {
    const here = this.#waiting.filter(isArrived)
    if (here.length === 0) return
    this.#waiting = this.#waiting.filter(waiting => !isArrived(waiting))
    for (const { arrived } of here) arrived()
  }
}
