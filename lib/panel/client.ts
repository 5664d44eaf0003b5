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
  /** The first messages on a new Port. */
  greeting: () => PanelToWorker[]
  onMessage: (message: WorkerToPanel) => void
  /** Per new Port; empty: the worker is too old to tell. */
  onWorker: (build: string) => void
  /** True at a Port's first answer, false when it breaks. */
  onConnected: (connected: boolean) => void
  signal: AbortSignal
}

/** Chrome ends a worker after 30 idle seconds; a restart costs more than a ping. */
const PING_PERIOD = 20_000

/** Ms: at once after one death, slower for a worker that keeps dying. */
const BACKOFF = [0, 50, 200, 500, 1_000, 2_000, 5_000]

/**
 * Keeps a Port to the worker open until abort.
 * @returns sends a message; false: no Port, message lost
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
      for (const message of options.greeting()) opened.postMessage(message)
    } catch {
      // Updated or off: the next try finds out.
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
