import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'

/** A program that listens on a WebSocket, as a user's would. */
export class Consumer {
  readonly texts: string[] = []
  #server: WebSocketServer
  readonly port: number
  readonly #greet: (socket: WebSocket) => void
  readonly #answer: (socket: WebSocket, text: string) => void

  private constructor(server: WebSocketServer, port: number, how: ConsumerHow) {
    this.#server = server
    this.port = port
    this.#greet = how.greet ?? (() => {})
    this.#answer = how.answer ?? (() => {})
    this.#listen()
  }

  static async start(how: ConsumerHow = {}, port = 0): Promise<Consumer> {
    const server = await serverOn(port)
    return new Consumer(server, (server.address() as AddressInfo).port, how)
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}`
  }

  /** All messages as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: what tests look into
  get messages(): any[] {
    return this.texts.map(text => JSON.parse(text))
  }

  /** Dies at once: what it has not read is lost. */
  async die(): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate()
    this.#server.close()
    await once(this.#server, 'close')
  }

  /** Listens again on the same port. */
  async rise(): Promise<void> {
    this.#server = await serverOn(this.port)
    this.#listen()
  }

  #listen(): void {
    this.#server.on('connection', socket => {
      this.#greet(socket)
      socket.on('message', (data: RawData) => {
        const text = data.toString()
        this.texts.push(text)
        this.#answer(socket, text)
      })
      socket.on('error', () => {})
    })
  }
}

export interface ConsumerHow {
  greet?: (socket: WebSocket) => void
  answer?: (socket: WebSocket, text: string) => void
}

async function serverOn(port: number): Promise<WebSocketServer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port })
  await once(server, 'listening')
  return server
}

/** Acknowledges each event, as a consumer of our own format may. */
export function acknowledge(socket: WebSocket, text: string): void {
  const { type, session, n } = JSON.parse(text)
  if (type === 'event') socket.send(JSON.stringify({ type: 'ack', session, n }))
  else if (type === 'hello') socket.send(JSON.stringify({ type: 'ack' }))
}
