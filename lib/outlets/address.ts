import { OutletFailure } from './model.ts'

/**
 * An address as a URL.
 * @throws OutletFailure if it is not one with such a scheme
 */
export function urlOf(address: string, schemes: readonly string[]): URL {
  const url = URL.parse(address.trim())
  if (!url || !schemes.includes(url.protocol) || url.hostname === '')
    throw new OutletFailure({ kind: 'address' })
  return url
}

/** Whether others on the way can read it. */
export function isEncrypted({ protocol }: URL): boolean {
  return protocol === 'wss:' || protocol === 'https:'
}

/** Whether the browser may ask for a permission before it lets us read answers: sockets need none. */
export function isRequest({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:'
}
