import { browser } from 'wxt/browser'

/**
 * Asks whether we may send requests to this address's host and read the answers. Call it first in a click handler, or the
 * browser refuses.
 * @returns whether it is allowed
 */
export async function askForHost({ protocol, host }: URL): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: [`${protocol}//${host}/*`] })
  } catch {
    return false
  }
}

/** Whether it is allowed. */
export async function mayReachHost({ protocol, host }: URL): Promise<boolean> {
  return browser.permissions.contains({ origins: [`${protocol}//${host}/*`] })
}
