import type { Page } from 'playwright'
import { newOutlet, type OutletSettings } from '../../../lib/settings/apart/outlets.ts'
import type { Secrets } from '../../../lib/settings/apart/stored-apart.ts'

/**
 * Stores outlets as the settings page does, switched on now.
 * @param page any of the extension's own
 */
export async function storeOutlets(
  page: Page,
  outlets: (Pick<OutletSettings, 'program' | 'address'> & Partial<OutletSettings> & { secrets?: Secrets })[],
): Promise<void> {
  const list = outlets.map(({ secrets: _, ...outlet }, at) => ({
    ...newOutlet(`outlet-${at}`, outlet.program, outlet.address),
    on: true,
    since: Date.now(),
    ...outlet,
  }))
  const secrets = Object.fromEntries(outlets.map(({ secrets = {} }, at) => [`outlet-${at}`, secrets]))
  await page.evaluate(stored => chrome.storage.local.set(stored), {
    outlets: list,
    'outlet-secrets': secrets,
  })
}
