import type { Captured } from '../captured.ts'
import { askedAddress, roomIdOf } from './address.ts'
import { rememberMoment } from './moment.ts'
import type { Tap } from './tap.ts'

/** One request of the page for a Response: its room, and when the page first asked for that room, on the clock of `wall`. */
export interface Ask {
  roomId: string
  since: (wall: number) => number
}

/**
 * What `fetch` and `XMLHttpRequest` share: recognises the page's polls.
 * @returns takes the address argument as the page gave it; the poll it makes, or undefined for any other request
 */
export function pollsOf(tap: Tap): (input: unknown) => Ask | undefined {
  const { n, realm } = tap
  // Without a prototype, so that the page's Object.prototype is never asked.
  const firstAsked: Record<string, Ask['since']> = Object.create(null)
  return input => {
    if (tap.signal.aborted) return undefined
    const url = askedAddress(n, realm.document, input)
    if (!url) return undefined
    const roomId = roomIdOf(n, url)
    firstAsked[roomId] ??= rememberMoment(n.steady)
    return { roomId, since: firstAsked[roomId] }
  }
}

/** A Response that came over HTTP, as a captured frame. */
export function httpFrame(tap: Tap, ask: Ask, bytes: Uint8Array): Captured {
  const at = tap.n.now()
  return {
    kind: 'frame',
    via: 'http',
    socket: 0,
    roomId: ask.roomId,
    at,
    since: ask.since(at),
    bytes,
  }
}
