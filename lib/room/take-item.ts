import type { CapturedFrame, CapturedPage, CapturedSocket } from '../model/captured.ts'
import { type Decoded, decodeFrame, decodeResponse } from '../protocol/decode.ts'
import type { Accepted, RoomSession } from './session.ts'

/** `relay` tells the sockets of several pages apart. */
export type Item = CapturedFrame | (CapturedSocket & { relay: string }) | CapturedPage

export function decodeCaptured({ via, bytes, roomId, at }: CapturedFrame): Decoded {
  const decode = via === 'socket' ? decodeFrame : decodeResponse
  return decode(bytes, { roomId, receivedAt: at })
}

/**
 * Adds a captured item: live, replayed or from a file.
 * @param decoded the frame, if already decoded
 */
export function takeItem(room: RoomSession, item: Item, decoded?: Decoded): Accepted {
  if (item.kind === 'page') room.describe(item.page)
  else if (item.kind === 'socket') room.socket(item.relay, item)
  else return takeFrame(room, item, decoded ?? decodeCaptured(item))
  return { entries: [], gifts: [] }
}

function takeFrame(room: RoomSession, { via, at, since, bytes }: CapturedFrame, decoded: Decoded): Accepted {
  room.health.take(decoded, bytes.length, at)
  if (decoded.failure) room.failFrame(at)
  return room.accept({ ...decoded, via, at, since })
}
