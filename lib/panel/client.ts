import { type BuildMessage, isBuild, tellBuild } from '../messages/build.ts'
import type { PanelToWorker, WorkerToPanel } from '../messages/panel.ts'

export interface PortLike {
  postMessage(message: PanelToWorker | BuildMessage): void
  disconnect(): void
  onMessage: { addListener(listener: (message: unknown) => void): void }
  onDisconnect: { addListener(listener: () => void): void }
}

export interface ClientOptions {
  /** Opens a Port, which starts a dead worker. */
  connect: () => PortLike
  greeting: () => PanelToWorker
  onMessage: (message: WorkerToPanel) => void
  /** The worker's build, on each new Port; empty if it is too old to send one. */
  onWorker: (build: string) => void
  /** True after the worker's first answer on a Port, false when the Port breaks. */
  onConnected: (connected: boolean) => void
  signal: AbortSignal
}

/** Chrome ends a worker after 30 idle seconds; a restart costs more than a ping. */
const PING_PERIOD = 20_000

/** Ms between tries: a worker that died is back at once; one that keeps dying is tried less often. */
const BACKOFF = [0, 50, 200, 500, 1_000, 2_000, 5_000]

/**
 * Keeps a Port to the worker open until abort, however often the worker dies.
 * @returns sends a message; false if no Port is open: the message is lost
 */
export function keepConnected(options: ClientOptions): (message: PanelToWorker) => boolean {
  const { signal } = options
  let port: PortLike | undefined
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const open = () => {
    try {
      const opened = options.connect()
      port = opened
      let hasTold = false
      opened.onMessage.addListener(message => {
        if (port !== opened) return
        failures = 0
        options.onConnected(true)
        if (!hasTold) options.onWorker(isBuild(message) ? message.build : '')
        hasTold = true
        if (!isBuild(message)) options.onMessage(message as WorkerToPanel)
      })
      opened.onDisconnect.addListener(() => {
        if (port === opened) again()
      })
      tellBuild(opened)
      opened.postMessage(options.greeting())
    } catch {
      // The extension was updated or switched off: the next try finds out.
      again()
    }
  }
  const again = () => {
    port = undefined
    if (signal.aborted) return
    options.onConnected(false)
    timer = setTimeout(open, BACKOFF[Math.min(failures, BACKOFF.length - 1)])
    failures++
  }

  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer)
      port?.disconnect()
      port = undefined
    },
    { once: true },
  )
  open()
  const send = (message: PanelToWorker) => {
    if (!port) return false
    try {
      port.postMessage(message)
      return true
    } catch {
      return false
    }
  }
  const pings = setInterval(() => send({ type: 'ping' }), PING_PERIOD)
  signal.addEventListener('abort', () => clearInterval(pings), { once: true })
  return send
}
