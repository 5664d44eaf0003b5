import type { CapturedFrame, CapturedSocket } from '../../model/captured.ts'
import { roomIdOf } from '../../model/room-id.ts'

const STATES: ReadonlySet<unknown> = new Set<CapturedSocket['state']>([
  'connecting',
  'open',
  'closed',
  'error',
])

/**
 * Checks data from the page's world, where the page could pose as the tap, and copies known fields. Null: no tap sends
 * this.
 */
export function readReceived(data: unknown): CapturedFrame | CapturedSocket | null {
  if (typeof data !== 'object' || data === null) return null
  const { kind, via, socket, at, since, bytes, state, code, ...of } = data as Record<string, unknown>
  if (!isCount(socket) || !isTime(at) || !isRoomId(of.roomId)) return null
  const channel = {
    socket,
    roomId: roomIdOf(of.roomId),
    ...(of.preview === true && { preview: true as const }),
  }
  if (kind === 'frame') {
    if ((via !== 'socket' && via !== 'http') || !isTime(since) || !(bytes instanceof Uint8Array)) return null
    return { kind, via, ...channel, at, since, bytes }
  }
  if (kind === 'socket' && STATES.has(state)) {
    const turn = { kind, ...channel, at, state: state as CapturedSocket['state'] } as const
    return isCount(code) ? { ...turn, code } : turn
  }
  return null
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function isTime(value: unknown): value is number {
  return Number.isFinite(value) && (value as number) >= 0
}

/** A 64-bit number has at most 20 digits. */
function isRoomId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{0,20}$/.test(value)
}
