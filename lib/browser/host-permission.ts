import { browser } from 'wxt/browser'
import { isFirefox } from './platform.ts'

/**
 * Asks whether we may send requests to this address's host and read the answers. Call it first in a click handler, or the
 * browser refuses.
 * @returns whether it is allowed
 */
export async function askForHost(url: URL): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: [patternOf(url, isFirefox(navigator.userAgent))] })
  } catch {
    return false
  }
}

/** Whether it is allowed. */
export async function mayReachHost(url: URL): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(url, isFirefox(navigator.userAgent))] })
}

/**
 * What the permission for an address is called: its host and port.
 * @param portless Firefox knows no ports there, and refuses what has one: it is asked for the host with all its ports
 */
export function patternOf({ protocol, host, hostname }: URL, portless: boolean): string {
  return `${protocol}//${portless ? hostname : host}/*`
}
