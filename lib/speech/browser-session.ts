import { storage } from 'wxt/utils/storage'

const item = storage.defineItem<boolean>('session:speech', { fallback: false })

/**
 * Whether a worker has spoken in this browser session. If so, what waited is still said; after a restart of
 * the browser it is not.
 */
export async function isGoingOn(): Promise<boolean> {
  const was = await item.getValue()
  await item.setValue(true)
  return was
}
