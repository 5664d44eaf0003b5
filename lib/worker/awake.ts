import { browser } from 'wxt/browser'

/** Chrome ends a worker that has had nothing to do for 30 s; a call into the browser is something to do. */
const EVERY_MS = 20_000

/**
 * Keeps the worker from being ended while it speaks, for a long utterance reports nothing on its way; and while it
 * erases, for a long history says nothing either.
 * @returns tells it whether there is something to stay awake for
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
