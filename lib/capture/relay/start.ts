import { BUILD } from '../../model/build.ts'
import { offerPort } from '../handover/offer.ts'
import { RelayBuffer } from './buffer.ts'
import { Connection, type ConnectionOptions } from './connection.ts'
import { watchPage } from './page-watch.ts'
import { readReceived } from './received.ts'

/** The used part of the extension. */
export interface Extension extends Pick<ConnectionOptions, 'connect' | 'isAlive'> {
  /** See CALL in port/messages.ts. */
  onCall(listener: () => void, signal: AbortSignal): void
}

/** Only Chromium prerenders pages. */
type AheadDocument = Document & { prerendering?: boolean }

/**
 * Starts a document's relay. The top frame says hello at once; a sub-frame opens a Port only to send.
 * @param window in the isolated world, before any page script
 */
export function startRelay(window: Window, extension: Extension): void {
  const relay = crypto.randomUUID()
  const top = window === window.top
  const over = new AbortController()
  const { signal } = over
  const buffer = new RelayBuffer()

  const handover = offerPort(
    window.document,
    data => {
      const item = readReceived(data)
      if (!item) return
      if (item.kind === 'socket') watch.nudge()
      buffer.push(item)
      connection.flush()
    },
    signal,
  )
  const connection = new Connection({
    ...extension,
    buffer,
    hello: () => ({
      type: 'hello',
      relay,
      build: BUILD,
      top,
      page: watch.page,
      acked: buffer.acked,
      last: buffer.last,
      probe: Uint8Array.of(1),
    }),
    onOrphaned: () => {
      handover.stop()
      over.abort()
    },
    signal,
  })
  const watch = watchPage(
    window,
    page => {
      if (!top && !page.webRid) return
      buffer.push({ kind: 'page', at: Date.now(), page })
      connection.flush()
    },
    signal,
  )
  // The worker may first hear of this page in its second room: items tell the order.
  if (top) buffer.push({ kind: 'page', at: Date.now(), page: watch.page })
  extension.onCall(() => {
    if (top || buffer.last > 0) connection.called()
  }, signal)
  window.addEventListener('pagehide', event => event.persisted && connection.sleep(), { signal })
  window.addEventListener('pageshow', event => event.persisted && arrive(), { signal })
  const arrive = () => {
    connection.wake()
    if (top) connection.greet()
  }
  // A prerendered page may never be shown, and its tab shows another.
  const document: AheadDocument = window.document
  if (document.prerendering) {
    connection.sleep()
    document.addEventListener('prerenderingchange', arrive, { once: true, signal })
  } else {
    arrive()
  }
}
