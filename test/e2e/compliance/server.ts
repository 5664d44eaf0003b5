import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { generate } from 'selfsigned'
import { type WebSocket, WebSocketServer } from 'ws'

/**
 * A small server for the compliance tests: the same page on every host, an IM socket and IM polls that send known
 * bytes, and others of no interest. The query says what a socket or a response does.
 */
export interface ComplianceServer {
  /** For Firefox, which leads every host here. */
  port: number
  /** Flags for Chromium, so that every host below is this server. */
  chromiumArgs: string[]
  /** Messages that clients sent on sockets, in order. */
  received: string[]
  close(): Promise<void>
}

/** The page that the tap is in, and the same page without it. */
export const PATCHED = 'https://live.douyin.com/123456'
export const UNPATCHED = 'https://unpatched.example/123456'

/** The bytes of frame `n` (from 0): known on both sides, and different for every frame. */
export function frameBytes(n: number, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, at) => (n * 31 + at * 7 + (at >> 8)) & 0xff)
}

export async function startServer(): Promise<ComplianceServer> {
  const pems = await generate([{ name: 'commonName', value: 'douyin.com' }])
  const received: string[] = []
  const server = createServer({ key: pems.private, cert: pems.cert }, respond)
  const sockets = new WebSocketServer({
    server,
    verifyClient: ({ req }: { req: IncomingMessage }) => !queryOf(req).has('refuse'),
  })
  sockets.on('connection', (socket, request) => {
    socket.on('message', data => {
      received.push(String(data))
      play(socket, new URLSearchParams(String(data)))
    })
    play(socket, queryOf(request))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const here = `127.0.0.1:${port}`
  return {
    port,
    chromiumArgs: [
      `--host-resolver-rules=MAP *.douyin.com ${here}, MAP unpatched.example ${here}`,
      '--ignore-certificate-errors',
    ],
    received,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/**
 * `frames`, `size`, `every`: binary messages to send, so many milliseconds apart; `text`: one text message after
 * them; `close`: a code to close with.
 */
async function play(socket: WebSocket, query: URLSearchParams): Promise<void> {
  const size = Number(query.get('size') ?? 100)
  const every = Number(query.get('every') ?? 0)
  for (let n = 0; n < Number(query.get('frames') ?? 0); n++) {
    socket.send(frameBytes(n, size))
    if (every > 0) await delay(every)
  }
  const text = query.get('text')
  if (text !== null) socket.send(text)
  if (query.has('close')) socket.close(Number(query.get('close')), 'bye')
}

/**
 * Pages, and under `/webcast/im/fetch` and `/other/` bytes: `n`, `size`, `status`, `type` as the query says; `hang`
 * sends half and no more.
 */
function respond(request: IncomingMessage, response: ServerResponse): void {
  const query = queryOf(request)
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  // High-resolution clocks need this: see test/bench/tap.ts.
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp')
  // Not `no-store`, which keeps a page out of the back/forward cache.
  response.setHeader('Cache-Control', 'no-cache')
  if (path.startsWith('/webcast/') || path.startsWith('/other/')) {
    if (query.has('to')) {
      response.writeHead(302, { location: `${path}?${query.get('to')}` }).end()
      return
    }
    const body =
      query.get('body') ?? frameBytes(Number(query.get('n') ?? 0), Number(query.get('size') ?? 100))
    response.writeHead(Number(query.get('status') ?? 200), {
      'content-type': query.get('type') ?? 'application/octet-stream',
      'content-length': Buffer.byteLength(body),
    })
    if (query.has('hang')) response.write(body.slice(0, body.length / 2))
    else response.end(body)
    return
  }
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(
    '<!doctype html><html lang="zh"><head><title>测试的抖音直播间 - 抖音直播</title></head><body></body></html>',
  )
}

function queryOf(request: IncomingMessage): URLSearchParams {
  return new URL(request.url ?? '/', 'https://localhost').searchParams
}
