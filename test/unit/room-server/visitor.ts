/** A page in plain Node: what it gets from the simulated room, and what it answers. */
import { request } from 'node:https'
import { gunzipSync } from 'node:zlib'
import { vi } from 'vitest'
import { WebSocket } from 'ws'
import type { RoomServer, SimulatedRoom } from '../../room/types.ts'
import { PushFrame, readFields, uint64 } from '../../room/wire.ts'

/** A PushFrame as the visitor reads it. */
export interface SeenFrame {
  bytes: Buffer
  seqId: string
  logId: string
  payloadType: string
  payload: Buffer
  headers: Record<string, string>
  /** Of the Response. */
  ids: string[]
  cursor: string
  internalExt: string
  needAck: boolean
}

export type Visitor = Awaited<ReturnType<typeof visit>>

/** Opens the room's socket and keeps all that comes. */
export async function visit(server: RoomServer, room: SimulatedRoom, cursor = '', viewer = '1') {
  const query = new URLSearchParams({
    room_id: room.roomId,
    need_persist_msg_count: '15',
    cursor,
    user_unique_id: viewer,
  })
  const socket = openSocket(server, `/webcast/im/push/v2/?${query}`)
  const frames: SeenFrame[] = []
  const pings: Buffer[] = []
  let closedWith: number | undefined
  const bytes: Buffer[] = []
  socket.on('message', (data: Buffer) => {
    bytes.push(data)
    const frame = tryReadSeen(data)
    if (frame) frames.push(frame)
  })
  socket.on('ping', (data: Buffer) => pings.push(data))
  socket.on('close', code => {
    closedWith = code
  })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return {
    /** Everything that came, and what could be read of it. */
    bytes,
    frames,
    pings,
    closedWith: () => closedWith,
    ids: () => frames.flatMap(frame => frame.ids),
    send: (bytes: Uint8Array | string) => socket.send(bytes),
    heartbeat: () => socket.send(Buffer.from('3a026862', 'hex')),
    /** As the SDK: LogID back, internal_ext as payload. */
    ack: ({ logId, internalExt }: Pick<SeenFrame, 'logId' | 'internalExt'>) =>
      socket.send(encodeAck(logId, internalExt)),
    /** Waits for this many frames and returns the last of them. */
    async frame(count: number): Promise<SeenFrame> {
      return vi.waitUntil(() => frames[count - 1], { timeout: 90_000, interval: 5 })
    },
    close: () => socket.terminate(),
  }
}

export function openSocket(server: RoomServer, path: string): WebSocket {
  return new WebSocket(`wss://127.0.0.1:${server.port}${path}`, { rejectUnauthorized: false })
}

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

/** GET over HTTPS, whatever the certificate says. */
export function get(server: RoomServer, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: server.port, path, rejectUnauthorized: false, agent: false }
    request(options, response => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      )
    })
      .on('error', reject)
      .end()
  })
}

/** /webcast/im/fetch/ */
export async function poll(server: RoomServer, room: SimulatedRoom, cursor = '') {
  const query = new URLSearchParams({ room_id: room.roomId, fetch_rule: cursor ? '2' : '1', cursor })
  const { body } = await get(server, `/webcast/im/fetch/?${query}`)
  return { ...readResponse(body), fetchType: Number(readField(body, 6) ?? 0) }
}

function encodeAck(logId: string, internalExt: string): Uint8Array {
  return PushFrame({ logId: uint64(logId), payloadType: 'ack', payload: Buffer.from(internalExt) })
}

/** Undefined for broken frames. */
function tryReadSeen(bytes: Buffer): SeenFrame | undefined {
  try {
    return readSeen(bytes)
  } catch {
    return undefined
  }
}

function readSeen(bytes: Buffer): SeenFrame {
  const payload = Buffer.from(bytesAt(bytes, 8))
  const payloadType = textAt(bytes, 7)
  const headers = readFields(bytes)
    .filter(field => field.number === 5)
    .map(field => [textAt(field.value as Uint8Array, 1), textAt(field.value as Uint8Array, 2)])
  const response = payloadType === 'msg' ? readResponse(gunzipSync(payload)) : readResponse(Buffer.alloc(0))
  return {
    bytes,
    seqId: String(readField(bytes, 1) ?? ''),
    logId: String(readField(bytes, 2) ?? ''),
    payloadType,
    payload,
    headers: Object.fromEntries(headers),
    ...response,
  }
}

function readResponse(bytes: Uint8Array) {
  const messages = readFields(bytes).filter(field => field.number === 1)
  return {
    ids: messages.map(field => String(readField(field.value as Uint8Array, 3) ?? '0')),
    cursor: textAt(bytes, 2),
    internalExt: textAt(bytes, 5),
    needAck: readField(bytes, 9) === '1',
  }
}

function readField(bytes: Uint8Array, number: number) {
  return readFields(bytes).find(field => field.number === number)?.value
}
function bytesAt(bytes: Uint8Array, number: number): Uint8Array {
  const value = readField(bytes, number)
  return value instanceof Uint8Array ? value : new Uint8Array()
}
function textAt(bytes: Uint8Array, number: number): string {
  return Buffer.from(bytesAt(bytes, number)).toString()
}
