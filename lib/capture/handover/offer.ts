import { ASK, OFFER, STOP } from './events.ts'

export interface Handover {
  /** Silences the tap for good. */
  stop(): void
}

/**
 * Offers the tap a port, from the isolated world. Waits for a late tap only during this task, before any page script.
 * @param onItem gets items of any shape: the page is not trusted
 */
export function offerPort(
  document: Document,
  onItem: (item: unknown) => void,
  signal: AbortSignal,
): Handover {
  const { port1: ours, port2: theirs } = new MessageChannel()
  ours.addEventListener('message', event => onItem(event.data), { signal })
  ours.start()
  signal.addEventListener('abort', () => ours.close(), { once: true })

  const offered = new AbortController()
  const offer = () => {
    const event = new MessageEvent(OFFER, { ports: [theirs], cancelable: true })
    if (!document.dispatchEvent(event)) offered.abort()
  }
  document.addEventListener(ASK, offer, { signal: offered.signal })
  offer()
  setTimeout(() => offered.abort())

  return { stop: () => ours.postMessage(STOP) }
}
