import type { EventType } from '../../lib/model/events.ts'

/** One simulated Douyin behind one port of this machine. */
export interface RoomServer {
  port: number
  /** Chromium flags that lead *.douyin.com (and its picture hosts) here. */
  chromiumArgs: string[]
  /** SHA-256 of its certificate's key in base64, as Chromium's `--ignore-certificate-errors-spki-list` takes it. */
  keyHash: string
  /** A room and its address. Its scene begins with the first socket or poll, or at `play()`. */
  addRoom(options: RoomOptions): SimulatedRoom
  close(): Promise<void>
}

export interface ServerOptions {
  /** 0, the default, takes a free one. */
  port?: number
  timings?: Partial<Timings>
}

/** In ms. Tests make them short; defaults are the real ones if known. */
export interface Timings {
  /** The page's heartbeat, every 10 s in the real SDK. After two without an answer it polls. */
  heartbeatMs: number
  /** Between two polls of /webcast/im/fetch/. */
  pollMs: number
  /** Pause before the page polls and then opens a closed socket again; the real SDK's is 0 to 10 s. */
  reconnectMs: number
  /** Resends a batch without its ack after this time. */
  resendMs: number
  /** WebSocket-level pings of the server. */
  pingMs: number
  /** Chatter on the sockets of no interest. */
  chatterMs: number
}

export interface RoomOptions {
  /** live.douyin.com/<webRid> */
  webRid: string
  /** 19 digits; derived from webRid when absent. */
  roomId?: string
  title?: string
  anchor?: string
  /** null or absent: silent until push(). */
  scene?: Scene | null
  /** How the page's own script behaves. */
  page?: PageOptions
  /** The share of the messages that each page gets, another one each, 0 to 1; absent: all, as in a small room. */
  sample?: number
  /** Every nth batch asks for an ack; default 4, 0 never. */
  ackEvery?: number
}

export interface PageOptions {
  /** Default arraybuffer. */
  binary?: 'arraybuffer' | 'blob'
  /** How the page hears its socket; default addEventListener, as the real SDK. */
  listen?: 'addEventListener' | 'onmessage' | 'subclass'
  /** Default xhr-then-socket as the real page: im/fetch first, then the socket; polls if it fails. */
  transport?: 'socket' | 'fetch-then-socket' | 'xhr-then-socket' | 'http-only'
  /** How im/fetch is requested; default fetch for fetch-then-socket, else XMLHttpRequest, as the real SDK. */
  http?: 'xhr' | 'fetch' | 'post'
  /** Where socket and requests live; default top. */
  frame?: 'top' | 'iframe'
  /** The SDK starts that long after the page has loaded; default 0. */
  delayMs?: number
  /** Delay of names after a change of room without a load; default 0. */
  redrawMs?: number
  /** The site's own title stands for so long before the room's; default 0. */
  siteTitleMs?: number
  /** The path of a page that the browser is asked to load ahead. */
  loadsAhead?: string
}

export interface SimulatedRoom {
  webRid: string
  roomId: string
  title: string
  anchor: string
  /** The page's address, `https://live.douyin.com/<webRid>`. */
  url: string
  /** Sends messages as a frame to every page, and keeps them for resends, history and polls. */
  push(messages: SceneMessage[]): void
  /** Sends bytes of a PushFrame exactly as given. */
  pushRaw(frame: Uint8Array): void
  /** Starts the scene now instead of at the first client. */
  play(): void
  /**
   * Plays frames of a file byte for byte: `.bin` or `.frames`. Waits for a client first; resolves when the last is
   * sent.
   */
  playFile(path: string, options?: PlayFileOptions): Promise<void>
  /**
   * Closes every socket with this code, or cuts the connection. Pages return with their cursor and get up to 15
   * old messages and what they missed.
   */
  dropSockets(code?: number): void
  /** Upgrades fail while on: pages poll from then on. */
  refuseSockets(on: boolean): void
  /** Polls come back empty while on: Douyin's soft refusal. */
  refusePolls(on: boolean): void
  /** Sockets send nothing while on: pages give up and poll. */
  muteSockets(on: boolean): void
  /** Resolves once a page polls or knows that its socket is open: later messages are live. */
  waitForClient(): Promise<void>
  /** Every message sent, in order, with its expected event; resends and history are not listed again. */
  sent: SentMessage[]
  /** In a room with samples: what each page got, by `user_unique_id`: ids, or check sums of messages without one. */
  viewers: ReadonlyMap<string, ReadonlySet<string>>
  /** What pages sent: heartbeats, acks, acks with a wrong LogID or payload, others (must be 0). */
  received: { hb: number; ack: number; other: number; badAck: number }
  /** Uses of each way; entered: requests about the room before joining. */
  served: { sockets: number; fetches: number; resent: number; entered: number }
  /** The scene has ended; at once for a room without one. */
  done: Promise<void>
}

export interface PlayFileOptions {
  /** Default 50; Infinity sends without a pause. */
  framesPerSecond?: number
  /**
   * Moves all times so that the first frame is sent just after now; old captures would be history. Ids stay; the
   * payload is compressed again.
   */
  fresh?: boolean
}

/** What a message should become. */
export interface SentMessage {
  /** Message.msg_id; '0' where the server sends none, as for masked guests. */
  id: string
  method: string
  /** `any` for messages of a played file, which nobody described. */
  type: EventType | 'any'
  nickname?: string
  userId?: string
  text?: string
  gift?: { id: string; name: string; diamonds: number; count: number; comboEnd: boolean }
  /** For likes: of this message, and of the room. */
  count?: number
  total?: number
  /** For control. */
  status?: 'paused' | 'resumed' | 'ended' | 'other'
  /** Ids that this message takes back. */
  recalls?: string[]
  /** What else its event must hold. */
  event?: Readonly<Record<string, unknown>>
  /** Common.create_time in ms since 1970, where it has one. */
  time?: number
  /** Older than the scene: was there before the page came. */
  history?: true
  /** An id that was sent before: must be shown once. */
  dup?: true
}

/** A message ready to be sent. */
export interface SceneMessage extends SentMessage {
  payload: Uint8Array
}

/** What a scene must know of the room that plays it. */
export interface Stage {
  roomId: string
  anchor: string
  webRid?: string
  /** Start of the scene, ms since 1970: same seed and stage, same bytes. */
  startsAt: number
}

export interface Batch {
  /** After the batch before. */
  afterMs: number
  messages: SceneMessage[]
  /** A frame given as bytes instead, for what no honest encoder makes. */
  raw?: Uint8Array
}

export interface Scene {
  name: string
  seed: number
  /** Messages before the first page, oldest first. */
  history?: (stage: Stage) => SceneMessage[]
  /** The scene's timed batches, one frame each. */
  batches: (stage: Stage) => Iterable<Batch>
  /** Prepares all frames before the first, which takes about so long, for scenes too fast to make while they play. */
  prepareMs?: number
}
