import { storage } from 'wxt/utils/storage'
import type { Eraser } from '../model/eraser.ts'
import type { OnScreen } from '../model/on-screen.ts'

/** Kept until the browser closes: it is of this broadcast. */
const item = storage.defineItem<OnScreen | null>('session:on-screen', { fallback: null })

/** Pins a message in place of the last; null: none. */
export function putOnScreen(message: OnScreen | null): Promise<void> {
  return item.setValue(message)
}

/** Tells what is pinned, now and after each change, until abort. */
export function followOnScreen(take: (message: OnScreen | null) => void, signal: AbortSignal): void {
  signal.addEventListener('abort', item.watch(take), { once: true })
  item.getValue().then(take, () => undefined)
}

/** Takes down a message of deleted rooms. */
export async function forgetOnScreen(isGone: (roomId: string) => boolean): Promise<void> {
  const message = await item.getValue()
  if (message && isGone(message.roomId)) await putOnScreen(null)
}

/** Takes down a message by a person or about one. */
export async function eraseOnScreen(eraser: Eraser): Promise<void> {
  const message = await item.getValue()
  if (message && eraser.mayBeIn(JSON.stringify(message.event))) await putOnScreen(null)
}
