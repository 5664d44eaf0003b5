/** What a room has said: the source of history, resends and polls. */
import { createTime, encodeFrame, readMessages, type WireMessage } from './envelope.ts'
import { createRandom } from './random.ts'

/** A frame that the room sent or will send, without the SeqID of any socket. */
export interface LoggedFrame {
  bytes: Uint8Array
  cursor: string
  /** For own frames only: a page echoes the first in its ack and sends the second as its payload. */
  ack?: { logId: string; internalExt: string }
  /** Played or broken bytes, sent exactly as they are. */
  raw?: true
}

/** Old messages for a page that joins or returns: `need_persist_msg_count`. */
export const PERSISTED = 15

/** Frames kept; a page that missed more has lost them, as with the real server. */
const KEPT = 4_096

export type RoomLog = ReturnType<typeof createLog>

export function createLog(roomId: string, ackEvery: number) {
  const random = createRandom(`log/${roomId}`)
  const firstLogId = BigInt(random.digits(18)) * 10n
  const startedAt = Date.now()
  const start = `t-${startedAt}_r-1_d-1_u-1_h-1`
  const frames: LoggedFrame[] = []
  let made = 0

  /** Wraps messages without sending or keeping them. `now` is the Response's, `level` the compression's. */
  function make(messages: readonly WireMessage[], now: number, level?: number): LoggedFrame {
    made++
    const cursor = `t-${now}_r-${made + 1}_d-1_u-1_h-1`
    const internalExt = extAt(now, String(made))
    const logId = String(firstLogId + BigInt(made))
    const needAck = ackEvery > 0 && made % ackEvery === 0
    const response = { messages, cursor, now, internalExt, needAck }
    // Copied: a slice of Node's buffer pool keeps 64 kB alive.
    const bytes = new Uint8Array(encodeFrame({ logId, response, ...(level === undefined ? {} : { level }) }))
    return { bytes, cursor, ...(needAck ? { ack: { logId, internalExt } } : {}) }
  }

  function extAt(now: number, version: string): string {
    const room = `internal_src:pushserver|wss_push_room_id:${roomId}|wss_push_did:${roomId}`
    return `${room}|first_req_ms:${startedAt}|wss_push_ms:${now}|wss_msg_type:r|wrds_v:${version}`
  }

  /** A page's place by its cursor: index of the first frame it lacks. */
  function placeOf(cursor: string): number {
    if (cursor === '') return frames.length
    // Played files repeat their cursors; rather too much again than a frame lost.
    return frames.findIndex(frame => frame.cursor === cursor) + 1
  }

  /** The last few persisted messages before a place, oldest first. */
  function history(before: number): WireMessage[] {
    const found = new Map<string, WireMessage>()
    for (let at = before - 1; at >= 0 && found.size < PERSISTED; at--) {
      const frame = frames[at]
      if (!frame) break
      for (const message of readMessages(frame.bytes).reverse()) {
        if (found.size < PERSISTED && isPersisted(message)) found.set(message.id, message)
      }
    }
    return [...found.values()].reverse()
  }

  return {
    make,
    extAt,
    history,
    placeOf,
    keep(frame: LoggedFrame) {
      frames.push(frame)
      if (frames.length > KEPT) frames.splice(0, KEPT / 4)
    },
    after: (place: number): readonly LoggedFrame[] => frames.slice(place),
    /** The cursor of a page that lacks nothing. */
    cursor: () => frames.at(-1)?.cursor ?? start,
  }
}

/** Old messages keep id and time; those without cannot come back. */
function isPersisted(message: WireMessage): boolean {
  return message.id !== '0' && createTime(message) > 0
}
