import type { RoomState } from '../room/session.ts'
import type { SessionRecord, SessionTotals } from './records.ts'

export function emptyTotals(): SessionTotals {
  return { types: {}, people: 0, gifts: 0, diamonds: 0 }
}

export function newSession(state: RoomState): SessionRecord {
  return {
    id: state.roomId,
    roomId: state.roomId,
    ...state.page,
    origin: 'live',
    firstAt: state.firstAt,
    lastAt: state.lastFrameAt,
    n: state.n,
    sealed: 0,
    totals: emptyTotals(),
    frames: 0,
    bytes: 0,
    pinned: false,
  }
}

/** Takes over the room's present state. */
export function sessionAfter(
  session: SessionRecord,
  state: RoomState,
  { bytes, frames }: Pick<SessionRecord, 'bytes' | 'frames'>,
): SessionRecord {
  return {
    ...session,
    ...state.page,
    lastAt: Math.max(session.lastAt, state.lastFrameAt),
    n: state.n,
    frames: session.frames + frames,
    bytes: session.bytes + bytes,
  }
}
