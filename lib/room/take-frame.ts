import type { CapturedFrame } from '../model/captured.ts'
import { type Decoded, decodeFrame, decodeResponse } from '../protocol/decode.ts'
import type { Accepted, RoomSession } from './session.ts'

/** Decodes a frame as it was captured. */
export function decodeCaptured({ via, bytes, roomId, at }: CapturedFrame): Decoded {
  const decode = via === 'socket' ? decodeFrame : decodeResponse
  return decode(bytes, { roomId, receivedAt: at })
}

/** Takes a decoded frame into its room: the one door for what is heard live, replayed, and read from a file. */
export function takeFrame(room: RoomSession, frame: CapturedFrame, decoded: Decoded): Accepted {
  const { via, at, since, bytes } = frame
  room.health.take(decoded, bytes.length, at)
  if (decoded.failure) room.failFrame(at)
  return room.accept({ ...decoded, via, at, since })
}
