import { ASK, OFFER, STOP } from './events.ts'

/**
 * Takes the relay's port, now or later, in the page's world.
 * @param onPort called once
 * @param stop aborts when the relay is gone
 */
export function takePort(
  document: Document,
  onPort: (port: MessagePort) => void,
  stop: AbortController,
): void {
  const { signal } = stop
  document.addEventListener(
    OFFER,
    event => {
      const port = event instanceof MessageEvent ? event.ports[0] : undefined
      if (!port) return
      event.stopImmediatePropagation()
      // The relay need not offer again.
      event.preventDefault()
      port.addEventListener('message', said => said.data === STOP && stop.abort(), { signal })
      port.start()
      onPort(port)
    },
    { once: true, signal },
  )
  document.dispatchEvent(new Event(ASK))
}
