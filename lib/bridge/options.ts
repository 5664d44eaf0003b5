import { parseArgs } from 'node:util'
import { extensionOrigin, isLoopback } from './access.ts'
import type { Ports } from './bridge.ts'
import type { FormatName } from './news.ts'

/** The command line of the bridge. */
export interface BridgeCommand {
  help: boolean
  host: string
  ports: Ports
  /** Origins of extensions that may send, beside those that are known by where they lie. */
  extensions: string[]
  pages: string[]
  token: string | undefined
  file: string | undefined
  history: boolean
  lang: 'zh' | 'en' | undefined
}

/** Where each format listens, as its programs expect it. */
export const DEFAULT_PORTS: Record<FormatName, number> = { own: 7788, grab: 8888, douyinLive: 1088 }

const OPTIONS = {
  help: { type: 'boolean', default: false },
  port: { type: 'string', default: String(DEFAULT_PORTS.own) },
  'grab-port': { type: 'string', default: String(DEFAULT_PORTS.grab) },
  'douyinlive-port': { type: 'string', default: String(DEFAULT_PORTS.douyinLive) },
  host: { type: 'string', default: '127.0.0.1' },
  token: { type: 'string' },
  'extension-id': { type: 'string', multiple: true },
  'allow-origin': { type: 'string', multiple: true },
  file: { type: 'string' },
  history: { type: 'boolean', default: false },
  lang: { type: 'string' },
} as const

/**
 * Reads the command line.
 * @throws Error that names the mistake
 */
export function readBridgeCommand(args: string[]): BridgeCommand {
  const { values } = parseArgs({ args, options: OPTIONS })
  const { host, token, file, history, help, lang } = values
  if (token !== undefined && !/^[\w.~-]{8,200}$/.test(token))
    throw new Error('--token: 8 to 200 letters, digits, and - _ . ~')
  if (lang !== undefined && lang !== 'zh' && lang !== 'en') throw new Error(`--lang ${lang}: zh, en`)
  const extensions = (values['extension-id'] ?? []).map(id => {
    const origin = extensionOrigin(id)
    if (!origin) throw new Error(`--extension-id ${id}: the id as the browser's page of extensions shows it`)
    return origin
  })
  const pages = (values['allow-origin'] ?? []).map(page => {
    if (page === 'null' || page === 'file://' || (URL.canParse(page) && new URL(page).origin === page))
      return page
    throw new Error(`--allow-origin ${page}: such as http://localhost:5173, without a path`)
  })
  const own = portOf('port', values.port)
  if (own === undefined) throw new Error('--port off: the extension connects to this port')
  const grab = portOf('grab-port', values['grab-port'])
  const douyinLive = portOf('douyinlive-port', values['douyinlive-port'])
  const ports = { own, ...(grab !== undefined && { grab }), ...(douyinLive !== undefined && { douyinLive }) }
  return { help, host, ports, extensions, pages, token, file, history, lang }
}

/** Whether others than this machine can reach it. */
export function isOpen(host: string): boolean {
  return !isLoopback(host)
}

function portOf(option: string, given: string): number | undefined {
  if (given === 'off') return undefined
  const port = Number(given)
  if (/^\d+$/.test(given) && port < 65_536) return port
  throw new Error(`--${option} ${given}: a number from 1 to 65535, or off`)
}
