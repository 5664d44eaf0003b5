import type { AddressInfo } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'

/** Chromium's own default (no browser, no tab targets), and no service workers either. */
const FILTER = [
  { type: 'browser', exclude: true },
  { type: 'tab', exclude: true },
  { type: 'service_worker', exclude: true },
  {},
]

/**
 * A DevTools endpoint that hides service workers. Playwright attaches to every target, and an attached service
 * worker never dies.
 * @param endpoint Chromium's own WebSocket address
 * @returns the address for Playwright, and how to stop
 */
export async function hideServiceWorkers(endpoint: string): Promise<{ url: string; close(): void }> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await new Promise(listening => server.once('listening', listening))
  server.on('connection', client => {
    const browser = new WebSocket(endpoint, { perMessageDeflate: false, maxPayload: 256 * 1024 * 1024 })
    const early: string[] = []
    client.on('message', data => {
      const command = withFilter(String(data))
      if (browser.readyState === WebSocket.OPEN) browser.send(command)
      else early.push(command)
    })
    browser.on('open', () => {
      for (const command of early.splice(0)) browser.send(command)
    })
    browser.on('message', data => client.send(String(data)))
    for (const [from, to] of [
      [browser, client],
      [client, browser],
    ] as const) {
      from.on('close', () => to.close())
      from.on('error', () => to.terminate())
    }
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}/`,
    close() {
      for (const client of server.clients) client.terminate()
      server.close()
    },
  }
}

function withFilter(command: string): string {
  if (!command.includes('Target.setAutoAttach')) return command
  const parsed = JSON.parse(command) as { method: string; params: object }
  if (parsed.method !== 'Target.setAutoAttach') return command
  return JSON.stringify({ ...parsed, params: { ...parsed.params, filter: FILTER } })
}
