import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Asked, Refused } from './asked.ts'
import { BridgeFault, type Fault, type FormatName } from './news.ts'

/** Of what readers send, which is a word at most; and of what the extension sends. */
const MOST_FROM_READER = 64 * 2 ** 10
const MOST_FROM_SOURCE = 8 * 2 ** 20

/** What a port does with requests. */
export interface Answers {
  /** Answers a request that is no WebSocket's. */
  http(asked: Asked, response: ServerResponse): void
  /** Takes a WebSocket, or tells by a status why not. */
  socket(asked: Asked): Taken | Refused
}

interface Taken {
  isSource: boolean
  take(socket: WebSocket): void
}

/** One port of the bridge. */
export class Port {
  readonly #server: Server
  readonly #readers = socketServer(MOST_FROM_READER)
  readonly #sources = socketServer(MOST_FROM_SOURCE)

  private constructor(answers: Answers) {
    this.#server = createServer((request, response) => answers.http(askedOf(request), response))
    this.#server.on('upgrade', (request, socket, head) => {
      const taken = answers.socket(askedOf(request))
      if ('status' in taken) return refuse(socket, taken.status, taken.text)
      const server = taken.isSource ? this.#sources : this.#readers
      server.handleUpgrade(request, socket, head, client => {
        // `ws` closes a client that breaks the protocol; its error is nobody else's affair.
        client.on('error', () => {})
        taken.take(client)
      })
    })
  }

  /**
   * Listens.
   * @param port 0 takes a free one
   * @throws BridgeFault if it cannot be had
   */
  static async open(format: FormatName, answers: Answers, host: string, port: number): Promise<Port> {
    const opened = new Port(answers)
    await new Promise<void>((resolve, reject) => {
      opened.#server.once('listening', resolve)
      opened.#server.once('error', error => reject(new BridgeFault(faultOf(error, format, host, port))))
      opened.#server.listen(port, host)
    })
    return opened
  }

  /** The one that it has. */
  get number(): number {
    return (this.#server.address() as AddressInfo).port
  }

  async close(): Promise<void> {
    for (const server of [this.#readers, this.#sources])
      for (const socket of server.clients) socket.terminate()
    this.#server.closeAllConnections()
    await new Promise(resolve => this.#server.close(resolve))
  }
}

function faultOf(error: NodeJS.ErrnoException, format: FormatName, host: string, port: number): Fault {
  if (error.code === 'EADDRINUSE') return { kind: 'portInUse', port, format }
  if (error.code === 'EACCES') return { kind: 'portForbidden', port, format }
  return { kind: 'noSuchHost', host }
}

function socketServer(maxPayload: number): WebSocketServer {
  return new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload })
}

function askedOf(request: IncomingMessage): Asked {
  // Node 20 has no URL.parse.
  const address = request.url ?? '/'
  const url = new URL(URL.canParse(address, BASE) ? address : '/', BASE)
  return { request, path: url.pathname, query: url.searchParams }
}

const BASE = 'http://bridge'

function refuse(socket: Duplex, status: number, text: string): void {
  const body = Buffer.from(text)
  socket.on('error', () => {})
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${body.length}\r\n\r\n${text}`,
  )
}
