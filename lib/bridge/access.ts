import { timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'

/** Who may use the bridge. */
export interface AccessPolicy {
  /** Origins of the extensions that may send events, such as `chrome-extension://<id>`. */
  extensions: readonly string[]
  /** Origins of web pages that may read. */
  pages: readonly string[]
  /** What a connection from another machine must bring. */
  token: string
}

/** What a request says of itself. */
export interface Caller {
  /** Undefined for programs that are no browser. */
  origin: string | undefined
  /** As the request names the server, with its port. */
  host: string | undefined
  /** Address of the other end. */
  remote: string | undefined
  /** From `?token=` or `Authorization: Bearer`; undefined without one. */
  token: string | undefined
}

/**
 * `origin`: a web page that nobody allowed · `extension`: another extension, or none · `host`: a name that leads here
 * by a foreign DNS · `token`: from another machine without the token
 */
export type Refusal = 'origin' | 'extension' | 'host' | 'token'

/**
 * Whether a caller may read events.
 * @returns undefined: it may
 */
export function refusesReader(caller: Caller, policy: AccessPolicy): Refusal | undefined {
  const { origin, host } = caller
  // A page that the bridge itself serves has the bridge's own address.
  const isOwn = origin !== undefined && origin === `http://${host}`
  const isKnown = origin === undefined || isOwn || [...policy.pages, ...policy.extensions].includes(origin)
  return isKnown ? refusesMachine(caller, policy) : 'origin'
}

/**
 * Whether a caller may send events.
 * @returns undefined: it may
 */
export function refusesSender(caller: Caller, policy: AccessPolicy): Refusal | undefined {
  if (caller.origin === undefined || !policy.extensions.includes(caller.origin)) return 'extension'
  return refusesMachine(caller, policy)
}

/** A page reaches loopback by a name of its own that leads there (DNS rebinding); an address cannot be led. */
function refusesMachine({ host, remote, token }: Caller, policy: AccessPolicy): Refusal | undefined {
  if (token !== undefined && isSame(token, policy.token)) return undefined
  if (!isLoopback(remote)) return 'token'
  const name = hostName(host)
  return name === 'localhost' || isIP(name) !== 0 ? undefined : 'host'
}

/** Whether an address is this machine's own. */
export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::ffff:)?127\.|^::1$|^localhost$/.test(address)
}

/**
 * The origin of an extension.
 * @param given its id in Chromium, a to p, or in Firefox, a UUID
 * @returns undefined if it is neither
 */
export function extensionOrigin(given: string): string | undefined {
  if (/^[a-p]{32}$/.test(given)) return `chrome-extension://${given}`
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(given)) return `moz-extension://${given}`
  return undefined
}

function hostName(host = ''): string {
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase()
}

/** Takes as long for a nearly right token as for a wrong one. */
function isSame(a: string, b: string): boolean {
  const [given, wanted] = [Buffer.from(a), Buffer.from(b)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
