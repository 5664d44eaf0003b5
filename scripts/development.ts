/** What `npm run dev` has beyond `npm start`. */
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Launched } from '../test/e2e/harness/launch.ts'
import { root } from './node.mjs'

/**
 * Starts wxt's development server, which rebuilds and reloads the extension.
 * @returns the extension's folder, and `stop`, which ends the process because wxt keeps watchers open
 */
export async function serveDevelopmentBuild(): Promise<{ folder: string; stop(): Promise<never> }> {
  const { createServer } = await import('wxt')
  const server = await createServer({ root, webExt: { disabled: true } })
  await server.start()
  return {
    folder: join(root, '.output', 'chrome-mv3-dev'),
    async stop() {
      await Promise.race([server.stop(), delay(2_000)])
      process.exit()
    },
  }
}

/**
 * Calls `again` after each reload of the extension, which closes its panels and the room's relay. Ends when
 * `signal` aborts.
 */
export async function onReload(
  browser: Launched,
  again: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await delay(500, undefined, { signal }).catch(() => {})
    const targets = signal.aborted ? [] : await browser.cdp.targets().catch(() => [])
    const isOpen = targets.some(({ url }) => url.startsWith(browser.url('sidepanel.html')))
    const isLoaded = targets.some(
      ({ url, type }) => type === 'service_worker' && url.startsWith(browser.url('')),
    )
    // The extension may reload during the call: the next round tries again.
    if (isLoaded && !isOpen) await again().catch(() => {})
  }
}
