import type { CapturedFrame } from '../model/captured.ts'
import { type Decoded, decodeFrame, decodeResponse } from '../protocol/decode.ts'
import type { Accepted, RoomSession } from './session.ts'

/** Decodes a captured frame. */
export function decodeCaptured({ via, bytes, roomId, at }: CapturedFrame): Decoded {
  const decode = via === 'socket' ? decodeFrame : decodeResponse
  return decode(bytes, { roomId, receivedAt: at })
}

/** Adds a decoded frame to its room. Live frames, replays and files all use this function. */
export function takeFrame(room: RoomSession, frame: CapturedFrame, decoded: Decoded): Accepted {
  const { via, at, since, bytes } = frame
  room.health.take(decoded, bytes.length, at)
  if (decoded.failure) room.failFrame(at)
  return room.accept({ ...decoded, via, at, since })
}
