import type { ServerResponse } from 'node:http'
import type { WebSocket } from 'ws'
import type { Asked, Refused } from '../asked.ts'
import { type Gate, sendRefusal } from '../gate.ts'
import type { Hub, Kept } from '../hub.ts'
import type { News } from '../news.ts'
import type { Answers } from '../port.ts'
import { Readers, streamReader } from '../readers.ts'
import type { BridgeRoom, Told } from '../told.ts'
import { addSocket, isNamed, type Stand } from './stand.ts'

export interface OwnStandOptions {
  /** The page at `/`, which listens to `?ws=`. */
  page: string
  /** Differs in each run, so that a reader's place in another run means nothing. */
  run: string
  /** What `/status` answers. */
  status: () => object
  /** Takes what the extension's own WebSocket brings. */
  onSource: (socket: WebSocket, origin: string) => void
}

/** What a reader asked for; empty: everything. */
interface Wish {
  room: string
  types: readonly string[]
}

/** Close codes of our own; the bridge's outlet has words for them. */
const WRONG_TOKEN = { code: 4401, reason: 'token' }
/** Its reason is the extension's id. */
const UNKNOWN_EXTENSION = 4403
const EXTENSION = /^[a-z]+-extension:\/\//
const MOST_LAST = 5_000
const NOT_FOUND: Refused = {
  status: 404,
  text: 'There are / (the overlay), /events (WebSocket and Server-Sent Events) and /status.\n',
}

/** Our own format: WebSocket and Server-Sent Events at /events, the overlay at /, the extension at /in. */
export class OwnStand implements Stand {
  readonly answers: Answers
  readonly #readers: Readers<Wish>
  readonly #gate: Gate
  readonly #hub: Hub
  readonly #options: OwnStandOptions
  /** What is pinned for the viewers; a page that comes later is told too. */
  #pinned: string | undefined

  constructor(gate: Gate, hub: Hub, options: OwnStandOptions, tell: (news: News) => void) {
    this.#gate = gate
    this.#hub = hub
    this.#options = options
    this.#readers = new Readers(() => tell({ kind: 'slow', format: 'own' }))
    this.answers = {
      http: (asked, response) => this.#answer(asked, response),
      socket: asked => this.#takeSocket(asked),
    }
  }

  get size(): number {
    return this.#readers.size
  }

  event(kept: Kept): void {
    this.#readers.send(
      () => kept.text,
      wish => isWished(wish, kept.told),
      this.#idOf(kept),
    )
  }

  /** Its message is sent as the extension wrote it. */
  room(): void {}

  /**
   * A gap, or a room's status.
   * @param room left out: it is about all rooms
   */
  other(text: string, room?: BridgeRoom): void {
    this.#readers.send(
      () => text,
      wish => !room || wish.room === '' || isNamed(wish.room, room),
    )
  }

  /** Another message is pinned for the viewers, or none. */
  pin(text: string): void {
    this.#pinned = text
    this.other(text)
  }

  /** A connection of the extension begins with nothing pinned. */
  unpin(): void {
    if (this.#pinned === undefined) return
    this.pin(JSON.stringify({ type: 'pinned', event: null }))
    this.#pinned = undefined
  }

  ping(): void {
    this.#readers.ping()
  }

  end(): void {
    this.#readers.end()
  }

  #takeSocket(asked: Asked) {
    const { path, request } = asked
    // An address without a path means the obvious one.
    const isExtension = EXTENSION.test(request.headers.origin ?? '')
    if (path === '/in' || (path === '/' && isExtension)) return this.#takeSource(asked)
    if (path !== '/events' && path !== '/') return NOT_FOUND
    return (
      this.#gate.reader(asked) ?? { isSource: false, take: (socket: WebSocket) => this.#add(asked, socket) }
    )
  }

  /** An extension is told why it is refused: a browser shows it no HTTP status. */
  #takeSource(asked: Asked) {
    const refused = this.#gate.sender(asked)
    const { origin = '' } = asked.request.headers
    if (!refused)
      return { isSource: true, take: (socket: WebSocket) => this.#options.onSource(socket, origin) }
    if (!EXTENSION.test(origin)) return refused
    const { code, reason } =
      refused.status === 401
        ? WRONG_TOKEN
        : { code: UNKNOWN_EXTENSION, reason: origin.replace(/^.*:\/\//, '') }
    return { isSource: false, take: (socket: WebSocket) => socket.close(code, reason) }
  }

  #add(asked: Asked, socket: WebSocket): void {
    const wish = wishOf(asked)
    for (const text of this.#greeting()) socket.send(text)
    for (const { text, told } of this.#hub.last(lastOf(asked))) if (isWished(wish, told)) socket.send(text)
    addSocket(this.#readers, socket, wish)
  }

  #answer(asked: Asked, response: ServerResponse): void {
    const { path, request } = asked
    const refused = this.#gate.reader(asked)
    if (refused) {
      sendRefusal(refused, response)
      return
    }
    // Whoever gets here may read, so a page that the user named may see the answer.
    const { origin } = request.headers
    if (origin) response.setHeader('access-control-allow-origin', origin)
    response.setHeader('cache-control', 'no-store')
    response.setHeader('x-content-type-options', 'nosniff')
    if (path === '/') this.#showPage(asked, response)
    else if (path === '/events') this.#stream(asked, response)
    else if (path === '/status') send(response, 'application/json', JSON.stringify(this.#options.status()))
    else sendRefusal(NOT_FOUND, response)
  }

  /** The page listens to the address that its own names. */
  #showPage({ query, request }: Asked, response: ServerResponse): void {
    if (query.has('ws')) {
      send(response, 'text/html', this.#options.page)
      return
    }
    const token = query.get('token')
    const events = `ws://${request.headers.host}/events${token ? `?token=${token}` : ''}`
    const location = `/?${new URLSearchParams([...query, ['ws', events]])}`
    response.writeHead(302, { location }).end()
  }

  #stream(asked: Asked, response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    response.on('error', () => {})
    const reader = streamReader(response)
    const wish = wishOf(asked)
    for (const text of this.#greeting()) reader.send(text)
    for (const kept of this.#missed(asked))
      if (isWished(wish, kept.told)) reader.send(kept.text, this.#idOf(kept))
    this.#readers.add(reader, wish)
    response.on('close', () => this.#readers.delete(reader))
  }

  /** What a stream that comes back has missed; else the last events that it asks for. */
  #missed(asked: Asked): Kept[] {
    const id = asked.request.headers['last-event-id']
    const [run, at] = typeof id === 'string' ? id.split('.') : []
    return run === this.#options.run ? this.#hub.after(Number(at)) : this.#hub.last(lastOf(asked))
  }

  #idOf({ at }: Kept): string {
    return `${this.#options.run}.${at}`
  }

  #greeting(): string[] {
    const hello = JSON.stringify({ type: 'hello', version: 1, app: 'tingdan', rooms: this.#hub.told() })
    return this.#pinned === undefined ? [hello] : [hello, this.#pinned]
  }
}

function wishOf({ query }: Asked): Wish {
  return {
    room: query.get('room') ?? '',
    types: query.getAll('type').flatMap(types => types.split(',').filter(type => type !== '')),
  }
}

function lastOf({ query }: Asked): number {
  const last = Number(query.get('last') ?? 0)
  return Number.isInteger(last) ? Math.min(Math.max(last, 0), MOST_LAST) : 0
}

function isWished({ room, types }: Wish, { event, room: of }: Told): boolean {
  return (room === '' || isNamed(room, of)) && (types.length === 0 || types.includes(event.type))
}

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body)
}
