import { storage } from 'wxt/utils/storage'

const item = storage.defineItem<boolean>('session:speech', { fallback: false })

/** Whether a worker has spoken since the browser started. If so, what waited is still said. */
export async function isGoingOn(): Promise<boolean> {
  const was = await item.getValue()
  await item.setValue(true)
  return was
}
