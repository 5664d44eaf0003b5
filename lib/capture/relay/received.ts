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
    const own = bytesOf(bytes)
    if ((via !== 'socket' && via !== 'http') || !isTime(since) || !own) return null
    return { kind, via, ...channel, at, since, bytes: own }
  }
  if (kind === 'socket' && STATES.has(state)) {
    const turn = { kind, ...channel, at, state: state as CapturedSocket['state'] } as const
    return isCount(code) ? { ...turn, code } : turn
  }
  return null
}

/** Firefox wraps what comes from the page's world: there bytes are of no class of ours, and are copied. */
function bytesOf(value: unknown): Uint8Array | null {
  if (value instanceof Uint8Array) return value
  if (!ArrayBuffer.isView(value) || Reflect.get(value, 'BYTES_PER_ELEMENT') !== 1) return null
  return new Uint8Array(value as Uint8Array)
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
