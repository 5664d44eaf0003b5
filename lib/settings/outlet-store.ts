import { browser } from 'wxt/browser'
import { exclusively } from '../model/exclusive.ts'
import { readOutlets, readSecrets, type StoredOutlets } from './outlets.ts'

/** Not in the settings' file. */
const KEY = 'outlets'
/** Separate: read by the worker, shown to nobody. */
const SECRETS_KEY = 'outlet-secrets'

/** @throws if the browser cannot read */
export async function storedOutlets(): Promise<StoredOutlets> {
  const { [KEY]: list, [SECRETS_KEY]: secrets } = await browser.storage.local.get([KEY, SECRETS_KEY])
  return { list: readOutlets(list), secrets: readSecrets(secrets) }
}

/**
 * Listens before it reads.
 * @param onChange at first and after changes, until `signal` aborts
 * @throws if the browser cannot read
 */
export async function followOutlets(
  onChange: (outlets: StoredOutlets) => void,
  signal: AbortSignal,
): Promise<StoredOutlets> {
  const heard = (changes: Record<string, unknown>) => {
    if (!Object.hasOwn(changes, KEY) && !Object.hasOwn(changes, SECRETS_KEY)) return
    // Retried at the next change.
    storedOutlets().then(onChange, () => undefined)
  }
  browser.storage.local.onChanged.addListener(heard)
  signal.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(heard), {
    once: true,
  })
  return storedOutlets()
}

/**
 * One writer at a time. Deletes passwords of removed outlets.
 * @throws if the browser cannot read or write
 */
export function changeOutlets(change: (outlets: StoredOutlets) => StoredOutlets): Promise<void> {
  return exclusively('outlets', async () => {
    const changed = change(await storedOutlets())
    const list = readOutlets(changed.list)
    const ids = new Set(list.map(({ id }) => id))
    const secrets = Object.entries(changed.secrets).filter(([id]) => ids.has(id))
    await browser.storage.local.set({ [KEY]: list, [SECRETS_KEY]: Object.fromEntries(secrets) })
  })
}
