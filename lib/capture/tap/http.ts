import type { Captured } from '../../model/captured.ts'
import { askedAddress, isPreview, roomIdOf } from './address.ts'
import { rememberMoment } from './moment.ts'
import type { Tap } from './tap.ts'

/** A poll's room, whether for a card, and when the page first polled so, by the clock of `wall`. */
export interface Ask {
  roomId: string
  preview?: true
  since: (wall: number) => number
}

/** Recognises polls by the address argument of `fetch` or `XMLHttpRequest`; undefined for other requests. */
export function pollsOf(tap: Tap): (input: unknown) => Ask | undefined {
  const { n, realm } = tap
  // Without a prototype, so that the page's Object.prototype is never asked.
  const firstAsked: Record<string, Ask['since']> = Object.create(null)
  return input => {
    if (tap.signal.aborted) return undefined
    const url = askedAddress(n, realm.document, input)
    if (!url) return undefined
    const roomId = roomIdOf(n, url)
    const preview = isPreview(n, url)
    const asked = preview ? `preview ${roomId}` : roomId
    firstAsked[asked] ??= rememberMoment(n.steady)
    const ask = { roomId, since: firstAsked[asked] }
    return preview ? { ...ask, preview } : ask
  }
}

/** A captured frame of a poll. @param at when it came, ms since 1970 */
export function httpFrame(ask: Ask, at: number, bytes: Uint8Array): Captured {
  return { kind: 'frame', via: 'http', socket: 0, ...ask, at, since: ask.since(at), bytes }
}
