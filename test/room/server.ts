/** The simulated Douyin: pages, im/fetch, pictures and sockets of all hosts behind one port. */
import { createHash, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { generate } from 'selfsigned'
import { type WebSocket, WebSocketServer } from 'ws'
import { framePage, indexPage, type Page, roomPage } from './pages.ts'
import { drawPicture } from './pictures.ts'
import { createRoom, type HostedRoom } from './simulated-room.ts'
import type { RoomServer, ServerOptions, Timings } from './types.ts'

export type * from './types.ts'

const TIMINGS: Timings = {
  heartbeatMs: 10_000,
  pollMs: 1_100,
  reconnectMs: 1_000,
  resendMs: 3_000,
  pingMs: 10_000,
  chatterMs: 5_000,
}

/**
 * Pages: live.douyin.com/<rid>, www.douyin.com/{live,follow/live,root/live}/<rid>, and pages of cards with the
 * room in their query.
 */
const ROOM_PATH = /^(\/(?:(?:(?:follow|root)\/)?live\/)?)([0-9A-Za-z_.-]+)$/
const CARDS_PATH = /^\/(?:categorynew\/[0-9_]+|(?:jingxuan\/)?search\/[^/]+)?$/
const FRAME_PATH = /^\/im-frame\/([0-9A-Za-z_.-]+)$/
const STATIC_PATH = /^\/static\/((?:boot|frame|page|proto|sdk)\.js|page\.css)$/
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css' }

/** Starts the server on this machine's loopback address. */
export async function startServer(options: ServerOptions = {}): Promise<RoomServer> {
  const timings = { ...TIMINGS, ...options.timings }
  const rooms = new Map<string, HostedRoom>()
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const { private: key, cert } = await makeCertificate()

  const server = createServer({ key, cert }, (request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  server.on('upgrade', upgrade)
  server.listen(options.port ?? 0, '127.0.0.1')
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject))
  const { port } = server.address() as AddressInfo

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { pathname, searchParams } = addressOf(request)
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*')
    response.setHeader('access-control-allow-credentials', 'true')
    if (request.method === 'OPTIONS') {
      response.setHeader('access-control-allow-headers', 'x-bytelink-cursor')
      response.writeHead(204).end()
      return
    }
    const file = STATIC_PATH.exec(pathname)?.[1]
    if (file) {
      const path = fileURLToPath(new URL(`./page/${file}`, import.meta.url))
      send(response, TYPES[file.split('.').at(-1) ?? ''] ?? '', await readFile(path))
    } else if (pathname.startsWith('/img/')) {
      response.setHeader('cache-control', 'max-age=3600')
      send(response, 'image/svg+xml', drawPicture(pathname))
    } else if (/^\/webcast\/im\/fetch\/(?:preview\/)?$/.test(pathname)) {
      const room = find(searchParams.get('room_id') ?? '')
      if (room)
        send(
          response,
          'application/protobuffer',
          room.fetch(cursorOf(request, searchParams), viewerOf(searchParams)),
        )
      else send(response, 'text/plain', 'No such room', 404)
    } else if (pathname === '/webcast/room/web/enter/') {
      send(response, 'application/json', JSON.stringify(entered(find(searchParams.get('web_rid') ?? ''))))
    } else if (/^\/(?:webcast|list|favicon)/.test(pathname)) {
      send(response, 'application/json', '{"status_code":0,"data":{}}')
    } else {
      const page = pageAt(pathname, searchParams.get('live_web_rid'))
      if (page) response.setHeader('content-security-policy', page.policy)
      send(response, 'text/html; charset=utf-8', page?.html ?? 'No such room', page ? 200 : 404)
    }
  }

  function pageAt(pathname: string, ridOfCard: string | null): Page | undefined {
    const all = [...rooms.values()]
    if (pathname === '/' && !ridOfCard) return indexPage(all)
    const framed = find(FRAME_PATH.exec(pathname)?.[1] ?? '')
    if (framed) return framePage(framed, timings)
    const [, path = '/', rid = ''] =
      ridOfCard && CARDS_PATH.test(pathname)
        ? ['', `${pathname}?live_web_rid=`, ridOfCard]
        : (ROOM_PATH.exec(pathname) ?? [])
    const current = find(rid)
    const others = all.filter(other => other !== current)
    return current && roomPage(current, others, path, timings)
  }

  /** By either of its names: some addresses carry the room id. */
  function find(name: string): HostedRoom | undefined {
    return rooms.get(name) ?? [...rooms.values()].find(({ room }) => room.roomId === name)
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    const { pathname, searchParams } = addressOf(request)
    const accept = (take: (client: WebSocket) => void) => sockets.handleUpgrade(request, socket, head, take)
    const room = find(searchParams.get('room_id') ?? '')
    if (pathname.startsWith('/webcast/im/push/') && room && !room.isRefusing()) {
      accept(client => room.connect(client, searchParams.get('cursor') ?? '', viewerOf(searchParams)))
    } else if (pathname.startsWith('/ws/')) {
      accept(client => chatter(client, timings.chatterMs))
    } else {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n')
    }
  }

  return {
    port,
    keyHash: createHash('sha256')
      .update(new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64'),
    chromiumArgs: [
      `--host-resolver-rules=MAP *.douyin.com 127.0.0.1:${port}, MAP *.douyinpic.com 127.0.0.1:${port}`,
      '--ignore-certificate-errors',
      '--disable-quic',
    ],
    addRoom(roomOptions) {
      const hosted = createRoom(roomOptions, timings)
      rooms.set(roomOptions.webRid, hosted)
      return hosted.room
    },
    async close() {
      for (const room of rooms.values()) room.close()
      for (const client of sockets.clients) client.terminate()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

let certificate: ReturnType<typeof generate> | undefined

/** Made once a process: every server may have the same. */
function makeCertificate() {
  const altNames = ['*.douyin.com', '*.douyinpic.com'].map(value => ({ type: 2 as const, value }))
  certificate ??= generate([{ name: 'commonName', value: '*.douyin.com' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames }],
  })
  return certificate
}

/** Text and bytes of an unrelated socket, some of which look like frames. */
function chatter(client: WebSocket, everyMs: number) {
  const speak = () => {
    client.send('{"type":"notice","data":{"unread":3}}')
    client.send(Buffer.from('3a036d7367420568656c6c6f', 'hex'))
  }
  const timer = setInterval(speak, everyMs)
  client.on('close', () => clearInterval(timer))
  speak()
}

function entered(hosted: HostedRoom | undefined) {
  if (!hosted) return { status_code: 4001, data: {} }
  const { roomId, title, anchor, served } = hosted.room
  served.entered++
  return {
    status_code: 0,
    data: { data: [{ id_str: roomId, status: 2, title }], user: { nickname: anchor } },
  }
}

/** In the query, or of a POST in a header. */
function cursorOf(request: IncomingMessage, query: URLSearchParams): string {
  const header = request.headers['x-bytelink-cursor']
  return query.get('cursor') ?? (typeof header === 'string' ? header : '')
}

function viewerOf(query: URLSearchParams): string {
  return query.get('user_unique_id') ?? ''
}

function addressOf(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', 'https://live.douyin.com')
}

function send(response: ServerResponse, type: string, body: string | Uint8Array, status = 200) {
  response.writeHead(status, { 'content-type': type }).end(body)
}
