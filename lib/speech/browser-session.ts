import { storage } from 'wxt/utils/storage'

const item = storage.defineItem<boolean>('session:speech', { fallback: false })

/**
 * Whether a worker has spoken before in this session of the browser. What waited then is still said; what waited
 * when the browser was closed is not.
 */
export async function isGoingOn(): Promise<boolean> {
  const was = await item.getValue()
  await item.setValue(true)
  return was
}
