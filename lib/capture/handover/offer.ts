import { ASK, OFFER, STOP } from './events.ts'

/** The relay's end of the way from the page's world. */
export interface Handover {
  /** Tells the tap to be silent for good. */
  stop(): void
}

/**
 * The isolated world's side: offers the tap a port. Where the tap comes later it asks; nobody is listened to any
 * more once it has the port, nor after the current task, in which no script of the page has run yet.
 * @param onItem gets what the tap hands over, of any shape: the page's world is not trusted
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
