import type { WebSocket } from 'ws'
import type { Asked } from '../asked.ts'
import { liveStatus, statusCode, toDouyinLive } from '../formats/douyin-live.ts'
import type { Gate } from '../gate.ts'
import type { Hub, Kept } from '../hub.ts'
import type { News } from '../news.ts'
import { Readers } from '../readers.ts'
import type { BridgeRoom } from '../told.ts'
import { addSocket, isNamed, made, type Stand, socketsOnly } from './stand.ts'

const POLICY_VIOLATION = 1008
const ROOM_PATH = /^\/ws\/([\w.-]{1,128})\/?$/

/** DouyinLive's server: one room for each reader, by its number in the address. */
export class DouyinLiveStand implements Stand {
  readonly answers
  /** By the room's number, as the reader wrote it. */
  readonly #readers: Readers<string>
  readonly #hub: Hub
  readonly #tell: (news: News) => void

  constructor(gate: Gate, hub: Hub, tell: (news: News) => void) {
    this.#hub = hub
    this.#tell = tell
    this.#readers = new Readers(() => tell({ kind: 'slow', format: 'douyinLive' }))
    this.answers = socketsOnly(gate, (asked, socket) => this.#add(asked, socket))
  }

  get size(): number {
    return this.#readers.size
  }

  event({ told }: Kept): void {
    this.#readers.send(
      () => made(toDouyinLive, told, this.#tell),
      name => isNamed(name, told.room),
    )
  }

  room(room: BridgeRoom): void {
    for (const name of new Set([room.webRid, room.roomId]))
      this.#readers.send(
        () => liveStatus(name, room),
        wish => wish === name,
      )
  }

  ping(): void {
    this.#readers.ping()
  }

  end(): void {
    this.#readers.end()
  }

  #add({ path }: Asked, socket: WebSocket): void {
    const name = ROOM_PATH.exec(path)?.[1]
    if (name === undefined) {
      socket.send(liveStatus('', undefined, 'ROOM_NOT_FOUND'))
      socket.close(POLICY_VIOLATION, 'room_not_found')
      return
    }
    const room = this.#hub.find(name)
    socket.send(liveStatus(name, room, statusCode(room)))
    socket.on('message', (data, isBinary) => {
      if (!isBinary && String(data).trim() === 'ping') socket.send('pong')
    })
    addSocket(this.#readers, socket, name)
  }
}
