import type { WebSocket } from 'ws'
import type { AccessPolicy } from './access.ts'
import { Acks } from './acks.ts'
import { Gate } from './gate.ts'
import { Hub } from './hub.ts'
import { type EventMessage, type Incoming, readIncoming } from './incoming.ts'
import { LogFile } from './log-file.ts'
import type { FormatName, News } from './news.ts'
import { Port } from './port.ts'
import { DouyinLiveStand } from './stands/douyin-live.ts'
import { GrabStand } from './stands/grab.ts'
import { OwnStand } from './stands/own.ts'
import type { Stand } from './stands/stand.ts'
import type { BridgeRoom } from './told.ts'

/** Left out: this format is not served. */
export type Ports = Partial<Record<FormatName, number>>

export interface BridgeOptions {
  /** Address to listen at. */
  host: string
  /** 0 takes a free one. */
  ports: Ports
  policy: AccessPolicy
  /** JSON Lines are written here. */
  file?: string | undefined
  /** The page at `/`. */
  page: string
  /** Whether what was said before the page joined goes to programs that cannot tell it apart. */
  history: boolean
  /** Differs in each run. */
  run: string
  tell: (news: News) => void
}

/** Between two pings: the extension's worker rests after 30 s of silence. */
const PING_MS = 20_000
const GOING_AWAY = 1001

/** Takes our own format from the extension, and serves it in the formats of other programs. */
export class Bridge {
  readonly #options: BridgeOptions
  readonly #hub = new Hub()
  readonly #own: OwnStand
  readonly #stands: Record<FormatName, Stand>
  readonly #open = new Map<FormatName, Port>()
  readonly #sources = new Set<WebSocket>()
  readonly #timer: NodeJS.Timeout
  #file: LogFile | undefined
  /** Settles when the file has all that came so far, or can take no more. */
  #written: Promise<void> = Promise.resolve()

  private constructor(options: BridgeOptions) {
    const { policy, tell, page, run } = options
    const gate = new Gate(policy, tell)
    const own = {
      page,
      run,
      status: () => this.#status(),
      onSource: (socket: WebSocket, origin: string) => this.#addSource(socket, origin),
    }
    this.#options = options
    this.#own = new OwnStand(gate, this.#hub, own, tell)
    this.#stands = {
      own: this.#own,
      grab: new GrabStand(gate, tell),
      douyinLive: new DouyinLiveStand(gate, this.#hub, tell),
    }
    this.#timer = setInterval(() => this.#ping(), PING_MS)
  }

  /**
   * Starts it.
   * @throws BridgeFault if a port or the file cannot be had; then nothing of it runs
   */
  static async start(options: BridgeOptions): Promise<Bridge> {
    const bridge = new Bridge(options)
    try {
      await bridge.#start()
      return bridge
    } catch (error) {
      await bridge.close()
      throw error
    }
  }

  async #start(): Promise<void> {
    const { file: path, host, ports, tell } = this.#options
    if (path) this.#file = await LogFile.open(path, reason => tell({ kind: 'fileFailed', path, reason }))
    for (const format of ['own', 'grab', 'douyinLive'] as const) {
      const wanted = ports[format]
      if (wanted !== undefined)
        this.#open.set(format, await Port.open(format, this.#stands[format].answers, host, wanted))
    }
  }

  /** The ports that it listens on. */
  get ports(): Ports {
    return Object.fromEntries([...this.#open].map(([format, { number }]) => [format, number]))
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    for (const stand of Object.values(this.#stands)) stand.end()
    for (const source of this.#sources) source.close(GOING_AWAY)
    await Promise.all([...this.#open.values()].map(port => port.close()))
    await this.#file?.close()
  }

  #ping(): void {
    for (const stand of Object.values(this.#stands)) stand.ping()
    for (const source of this.#sources) source.ping()
  }

  #addSource(socket: WebSocket, origin: string): void {
    const { tell } = this.#options
    const acks = new Acks(socket)
    this.#sources.add(socket)
    tell({ kind: 'source', connected: true, origin })
    socket.on('close', () => {
      this.#sources.delete(socket)
      tell({ kind: 'source', connected: false, origin })
    })
    socket.on('message', (data, isBinary) => {
      if (!isBinary) void this.#hear(String(data), acks)
    })
  }

  /** Takes one message, and acknowledges it once it is written. */
  async #hear(text: string, acks: Acks): Promise<void> {
    const message = readIncoming(text)
    if (!message) return this.#options.tell({ kind: 'badMessage' })
    this.#take(message, text)
    if (message.type !== 'event' && message.type !== 'gap') return
    await this.#written
    acks.add(message.session, message.type === 'event' ? message.n : message.to)
  }

  #take(message: Incoming, text: string): void {
    switch (message.type) {
      case 'hello':
        this.#own.unpin()
        for (const room of message.rooms) this.#takeRoom(room)
        return
      case 'status':
        this.#own.other(text, this.#takeRoom(message.room))
        this.#write(text)
        return
      case 'answered':
        this.#own.other(text)
        return
      case 'pinned':
        this.#own.pin(text)
        return
      case 'gap':
        this.#options.tell({ kind: 'gap', count: message.count, reason: message.reason })
        this.#own.other(text)
        this.#write(text)
        return
      case 'event':
        this.#takeEvent(message, text)
    }
  }

  #takeRoom(said: BridgeRoom): BridgeRoom {
    const { room, isNew, isStatusNew } = this.#hub.put(said)
    const { roomId, webRid, anchor } = room
    if (isNew) this.#options.tell({ kind: 'room', roomId, webRid, anchor })
    if (isStatusNew) for (const stand of Object.values(this.#stands)) stand.room(room)
    return room
  }

  #takeEvent(message: EventMessage, text: string): void {
    const kept = this.#hub.event(message, text)
    if (!kept) return
    const isForAll = !message.history || this.#options.history
    for (const stand of Object.values(this.#stands)) if (isForAll || stand === this.#own) stand.event(kept)
    this.#write(text)
  }

  #write(text: string): void {
    if (this.#file) this.#written = this.#file.write(text)
  }

  #status() {
    const readers = Object.entries(this.#stands).map(([format, { size }]) => [format, size])
    return { sources: this.#sources.size, readers: Object.fromEntries(readers), rooms: this.#hub.told() }
  }
}
