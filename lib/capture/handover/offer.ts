import { ASK, OFFER, STOP } from './events.ts'

export interface Handover {
  /** Silences the tap for good. */
  stop(): void
}

/**
 * Offers the tap a port, from the isolated world. Waits for a late tap only before any page script.
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
  atFirstNode(document, () => offered.abort(), offered.signal)

  return { stop: () => ours.postMessage(STOP) }
}

/**
 * Calls back before the page's first script can run. Firefox starts the tap in a task of its own, and parses nothing
 * until then; a document that is not parsed gets both worlds in one task.
 */
function atFirstNode(document: Document, reached: () => void, signal: AbortSignal): void {
  if (document.documentElement?.firstChild) {
    setTimeout(reached)
    return
  }
  const nodes = new MutationObserver(reached)
  nodes.observe(document, { childList: true, subtree: true })
  signal.addEventListener('abort', () => nodes.disconnect(), { once: true })
  if (signal.aborted) nodes.disconnect()
}
