import type { EventType } from '../../lib/model/events.ts'

/** One simulated Douyin: every room, socket and page of it behind one port of this machine. */
export interface RoomServer {
  port: number
  /** Chromium flags that lead *.douyin.com (and its picture hosts) here. */
  chromiumArgs: string[]
  /**
   * A room under an address. Its scene begins when the first socket opens or the first page polls (so that
   * nothing is missed), or at `play()`.
   */
  addRoom(options: RoomOptions): SimulatedRoom
  close(): Promise<void>
}

export interface ServerOptions {
  /** 0, the default, takes a free one. */
  port?: number
  timings?: Partial<Timings>
}

/** All in milliseconds. Tests make them short; the defaults are the real ones where those are known. */
export interface Timings {
  /** The page's own heartbeat; the real SDK's is every 10 s. Two without a word from the server: it polls instead. */
  heartbeatMs: number
  /** Between two polls of /webcast/im/fetch/. */
  pollMs: number
  /** The page's pause before it opens a socket again that was closed on it. */
  reconnectMs: number
  /** A batch that asked for an ack and got none is sent again after this. */
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
  /** Every nth batch asks for an ack; default 4, 0 never. */
  ackEvery?: number
}

export interface PageOptions {
  /** Default arraybuffer. */
  binary?: 'arraybuffer' | 'blob'
  /** How the page hears its socket; default addEventListener, as the real SDK. */
  listen?: 'addEventListener' | 'onmessage' | 'subclass'
  /** Default xhr-then-socket as the real page: first im/fetch, then the socket, polling when the socket fails. */
  transport?: 'socket' | 'fetch-then-socket' | 'xhr-then-socket' | 'http-only'
  /** What asks for im/fetch; default fetch for fetch-then-socket, XMLHttpRequest for all else, as the real SDK. */
  http?: 'xhr' | 'fetch'
  /** Where socket and requests live; default top. */
  frame?: 'top' | 'iframe'
  /** The SDK starts that long after the page has loaded; default 0. */
  delayMs?: number
  /** After a change of room without a page load, its names are drawn that long after; default 0. */
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
  /** Sends messages (a frame of them) to every connected page, keeps them for resends, history and polling. */
  push(messages: SceneMessage[]): void
  /** Sends bytes of a PushFrame exactly as given. */
  pushRaw(frame: Uint8Array): void
  /** Starts the scene now instead of at the first client. */
  play(): void
  /**
   * Plays frames of a file: `.bin` (one PushFrame), `.frames` (each behind a 4-byte little-endian length), byte
   * for byte. Resolves when the last was sent; waits for the first client before the first.
   */
  playFile(path: string, options?: PlayFileOptions): Promise<void>
  /**
   * Closes every socket with this code, or cuts the connection without one. The pages come back with their
   * cursor and get up to 15 old messages again, then what they missed.
   */
  dropSockets(code?: number): void
  /** Upgrades fail while on: pages fall back to polling, and return to the socket after. */
  refuseSockets(on: boolean): void
  /** Sends nothing on sockets while on, not even answers to heartbeats: pages give the socket up and poll. */
  muteSockets(on: boolean): void
  /** Resolves once a page has a socket open, and knows it, or polls: what is pushed then is live to it. */
  waitForClient(): Promise<void>
  /** Every message sent so far, in order, with what it should become; resends and history are not listed again. */
  sent: SentMessage[]
  /** What the pages sent: heartbeats, acks, acks with a wrong LogID or payload, anything else (must be 0). */
  received: { hb: number; ack: number; other: number; badAck: number }
  /** How often which way was taken; entered: how often a page asked about the room before it joined. */
  served: { sockets: number; fetches: number; resent: number; entered: number }
  /** The scene has ended; at once for a room without one. */
  done: Promise<void>
}

export interface PlayFileOptions {
  /** Default 50; Infinity sends without a pause. */
  framesPerSecond?: number
  /**
   * Moves every time in the frames so that the first frame is said just after now; without it old captures are history to the
   * page that joins. Ids and all else stay; the payload is compressed again.
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
  /** When the scene starts, ms since 1970: same seed and same stage, same bytes. */
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
  /** What was said before the first page came, oldest first. */
  history?: (stage: Stage) => SceneMessage[]
  /** The scene's timed batches, one frame each. */
  batches: (stage: Stage) => Iterable<Batch>
  /**
   * All frames are made before the first is sent, which takes about that long; the scene starts after. For
   * scenes too fast to be made while they play.
   */
  prepareMs?: number
}
