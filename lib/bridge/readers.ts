import type { ServerResponse } from 'node:http'
import { WebSocket } from 'ws'

/** What may wait for a slow reader before it is disconnected, in bytes or UTF-16 units. */
const MOST_WAITING = 16 * 2 ** 20

/** One end that reads: a WebSocket or a stream of Server-Sent Events. */
export interface Reader {
  /** @param id what a stream names when it comes back */
  send(text: string, id?: string): void
  /** What it has not taken yet, in bytes or UTF-16 units. */
  waiting(): number
  /** Keeps the way open, and finds out that it is closed. */
  ping(): void
  /** @param isSlow it took too long */
  end(isSlow: boolean): void
}

/** Everybody who reads one format. */
export class Readers<Wish> {
  readonly #readers = new Map<Reader, Wish>()
  readonly #onSlow: () => void

  /** @param onSlow called when a slow reader is disconnected */
  constructor(onSlow: () => void) {
    this.#onSlow = onSlow
  }

  /** How many there are. */
  get size(): number {
    return this.#readers.size
  }

  /** @param wish what this reader asked for */
  add(reader: Reader, wish: Wish): void {
    this.#readers.set(reader, wish)
  }

  delete(reader: Reader): void {
    this.#readers.delete(reader)
  }

  /**
   * Sends to those whose wish it is. Never waits: a reader that falls too far behind is disconnected.
   * @param textFor made only if somebody reads; undefined: nothing to send
   */
  send(textFor: () => string | undefined, isWished: (wish: Wish) => boolean, id?: string): void {
    let text: string | undefined
    for (const [reader, wish] of this.#readers) {
      if (!isWished(wish)) continue
      text ??= textFor()
      if (text === undefined) return
      if (reader.waiting() > MOST_WAITING) {
        this.#readers.delete(reader)
        reader.end(true)
        this.#onSlow()
      } else reader.send(text, id)
    }
  }

  ping(): void {
    for (const reader of this.#readers.keys()) reader.ping()
  }

  end(): void {
    for (const reader of this.#readers.keys()) reader.end(false)
    this.#readers.clear()
  }
}

/** WebSocket close codes. */
const GOING_AWAY = 1001

/** A reader at a WebSocket. */
export function socketReader(socket: WebSocket): Reader {
  let isAlive = true
  socket.on('pong', () => {
    isAlive = true
  })
  return {
    send: text => socket.send(text),
    waiting: () => socket.bufferedAmount,
    ping() {
      if (!isAlive) return socket.terminate()
      isAlive = false
      if (socket.readyState === WebSocket.OPEN) socket.ping()
    },
    end(isSlow) {
      // A slow reader would not read the farewell either.
      if (isSlow) socket.terminate()
      else socket.close(GOING_AWAY)
    },
  }
}

/** A reader of Server-Sent Events. */
export function streamReader(response: ServerResponse): Reader {
  return {
    send(text, id) {
      response.write(`${id === undefined ? '' : `id: ${id}\n`}data: ${text}\n\n`)
    },
    waiting: () => response.writableLength,
    ping: () => response.write(':\n\n'),
    end(isSlow) {
      if (isSlow) response.destroy()
      else response.end()
    },
  }
}
