import { storage } from 'wxt/utils/storage'

const item = storage.defineItem<boolean>('session:speech', { fallback: false })

/**
 * Whether an earlier worker of this run of the browser has spoken. What waited then is worth saying; what waited
 * when the browser was closed is not.
 */
export async function isGoingOn(): Promise<boolean> {
  const was = await item.getValue()
  await item.setValue(true)
  return was
}
