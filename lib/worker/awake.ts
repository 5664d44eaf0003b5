import { browser } from 'wxt/browser'

/** Chrome ends a worker after 30 idle seconds; any browser API call counts. */
const EVERY_MS = 20_000

/**
 * Keeps the worker alive: speaking and erasing may take long without events.
 * @returns sets whether the worker is busy
 */
export function stayAwake(): (isBusy: boolean) => void {
  let timer: ReturnType<typeof setInterval> | undefined
  return isBusy => {
    if (!isBusy) {
      clearInterval(timer)
      timer = undefined
    } else {
      timer ??= setInterval(() => void browser.runtime.getPlatformInfo(), EVERY_MS)
    }
  }
}
