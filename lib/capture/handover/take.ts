import { ASK, OFFER, STOP } from './events.ts'

/**
 * The page world's side: takes the port that the relay offers, now or when it comes.
 * @param onPort gets the port, once
 * @param stop is aborted when the relay says that it is over
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
      // Tells the relay that it need not wait to be asked.
      event.preventDefault()
      port.addEventListener('message', said => said.data === STOP && stop.abort(), { signal })
      port.start()
      onPort(port)
    },
    { once: true, signal },
  )
  document.dispatchEvent(new Event(ASK))
}
