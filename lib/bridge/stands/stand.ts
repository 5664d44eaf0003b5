import type { ServerResponse } from 'node:http'
import type { WebSocket } from 'ws'
import type { Asked, Refused } from '../asked.ts'
import { type Gate, sendRefusal } from '../gate.ts'
import type { Kept } from '../hub.ts'
import type { News } from '../news.ts'
import type { Answers } from '../port.ts'
import { type Readers, socketReader } from '../readers.ts'
import type { BridgeRoom, Told } from '../told.ts'

/** What a port serves, and to whom. */
export interface Stand {
  readonly answers: Answers
  /** How many read. */
  readonly size: number
  event(kept: Kept): void
  /** A room that is new, or has another status. */
  room(room: BridgeRoom): void
  ping(): void
  end(): void
}

/** Adds a WebSocket until it closes. */
export function addSocket<W>(readers: Readers<W>, socket: WebSocket, wish: W): void {
  const reader = socketReader(socket)
  readers.add(reader, wish)
  socket.on('close', () => readers.delete(reader))
}

/** Answers of a port that has only WebSockets, for readers. */
export function socketsOnly(gate: Gate, take: (asked: Asked, socket: WebSocket) => void): Answers {
  return {
    http(asked: Asked, response: ServerResponse) {
      const only: Refused = { status: 426, text: 'This port speaks WebSocket.\n' }
      sendRefusal(gate.reader(asked) ?? only, response)
    },
    socket: asked =>
      gate.reader(asked) ?? { isSource: false, take: (socket: WebSocket) => take(asked, socket) },
  }
}

/** An event in another program's format; one that lacks a part of its type is left out. */
export function made(
  format: (told: Told) => string | undefined,
  told: Told,
  tell: (news: News) => void,
): string | undefined {
  try {
    return format(told)
  } catch {
    tell({ kind: 'badMessage' })
    return undefined
  }
}

/** Whether a room is the one that is named, by its number in the address or its id. */
export function isNamed(name: string, { roomId, webRid }: BridgeRoom): boolean {
  return name === roomId || name === webRid
}
