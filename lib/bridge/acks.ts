import type { WebSocket } from 'ws'

/** Tells the extension what has come, once for all that came together. */
export class Acks {
  readonly #socket: WebSocket
  /** The highest number by session. */
  readonly #upTo = new Map<string, number>()

  /** Says who is here, and that it acknowledges. */
  constructor(socket: WebSocket) {
    this.#socket = socket
    socket.send(JSON.stringify({ type: 'hello', app: 'tingdan-bridge', version: 1 }))
    socket.send(JSON.stringify({ type: 'ack' }))
  }

  /** @param n everything of the session up to it has come */
  add(session: string, n: number): void {
    if (this.#upTo.size === 0) setImmediate(() => this.#flush())
    this.#upTo.set(session, Math.max(n, this.#upTo.get(session) ?? 0))
  }

  #flush(): void {
    for (const [session, n] of this.#upTo)
      this.#socket.send(JSON.stringify({ type: 'ack', session, n }), () => {})
    this.#upTo.clear()
  }
}
