import { randomBytes } from 'node:crypto'
import { networkInterfaces } from 'node:os'
import { Bridge } from './bridge.ts'
import { BridgeFault, type News } from './news.ts'
import { isOpen, readBridgeCommand } from './options.ts'
import { BRIDGE_TEXTS } from './texts.ts'

export interface BridgeProgram {
  args: string[]
  /** Origins of extensions that may send, known by where they lie. */
  extensions: readonly string[]
  /** The overlay page. */
  page: string
  /** Writes a line on the terminal. */
  say: (line: string) => void
  /** Ends it. */
  signal: AbortSignal
}

/**
 * Runs the bridge until the signal aborts.
 * @returns its exit status
 */
export async function runBridge({ args, extensions, page, say, signal }: BridgeProgram): Promise<number> {
  const own = languageOf(Intl.DateTimeFormat().resolvedOptions().locale)
  try {
    const command = readBridgeCommand(args)
    const texts = BRIDGE_TEXTS[command.lang ?? own]
    if (command.help) {
      say(texts.help)
      return 0
    }
    const { host, ports, file, history, pages } = command
    const token = command.token ?? randomBytes(12).toString('base64url')
    const policy = { extensions: [...extensions, ...command.extensions], pages, token }
    const tell = onceEach((news: News) => say(texts.news(news)))
    const run = randomBytes(4).toString('hex')
    const bridge = await Bridge.start({ host, ports, policy, file, page, history, run, tell })
    say(
      texts.ready({
        host: isOpen(host) ? ownAddress(host) : host,
        ports: bridge.ports,
        token: isOpen(host) ? token : undefined,
        extensions: policy.extensions.length,
        file,
      }),
    )
    if (!signal.aborted)
      await new Promise(resolve => signal.addEventListener('abort', resolve, { once: true }))
    await bridge.close()
    return 0
  } catch (error) {
    if (error instanceof BridgeFault) say(BRIDGE_TEXTS[languageIn(args) ?? own].fault(error.fault))
    else say(error instanceof Error ? error.message : String(error))
    return 1
  }
}

/** Some news would fill the terminal: a refused page tries again each second. */
function onceEach(tell: (news: News) => void): (news: News) => void {
  const told = new Set<string>()
  return news => {
    const key = news.kind === 'refused' ? `${news.reason} ${news.origin}` : news.kind
    const isOften = news.kind === 'refused' || news.kind === 'badMessage'
    if (isOften && told.has(key)) return
    if (isOften) told.add(key)
    tell(news)
  }
}

function languageOf(locale: string): 'zh' | 'en' {
  return locale.startsWith('zh') ? 'zh' : 'en'
}

/** The language that the arguments ask for, however wrong the others are. */
function languageIn(args: readonly string[]): 'zh' | 'en' | undefined {
  const lang = args[args.indexOf('--lang') + 1]
  return args.includes('--lang') && (lang === 'zh' || lang === 'en') ? lang : undefined
}

/** An address of this machine that others can use. */
function ownAddress(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return host
  const addresses = Object.values(networkInterfaces()).flatMap(list => list ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? host
}
