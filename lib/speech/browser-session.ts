import { storage } from 'wxt/utils/storage'

const item = storage.defineItem<boolean>('session:speech', { fallback: false })

/** A worker has spoken since the browser started: what waited is still said. */
export async function isGoingOn(): Promise<boolean> {
  const was = await item.getValue()
  await item.setValue(true)
  return was
}
