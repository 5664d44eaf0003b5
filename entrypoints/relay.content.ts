import { browser } from 'wxt/browser'
import { defineContentScript } from 'wxt/utils/define-content-script'
import { DOUYIN_PAGES } from '../lib/capture/pages.ts'
import { startRelay } from '../lib/capture/relay/start.ts'
import { CALL, RELAY_PORT } from '../lib/messages/relay.ts'

export default defineContentScript({
  matches: DOUYIN_PAGES,
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  // WXT would tell the page's window that we are here.
  noScriptStartedPostMessage: true,
  main() {
    startRelay(window, {
      connect: () => {
        const port = browser.runtime.connect({ name: RELAY_PORT })
        // Asked for, or Chrome writes it to the page's console.
        port.onDisconnect.addListener(() => void browser.runtime.lastError)
        return port
      },
      // The id goes away with the extension (https://crbug.com/1434057).
      isAlive: () => browser.runtime?.id !== undefined,
      onCall: (listener, signal) => {
        const hear = (message: unknown) => {
          if (message !== CALL) return
          listener()
          return Promise.resolve(true)
        }
        browser.runtime.onMessage.addListener(hear)
        signal.addEventListener('abort', () => browser.runtime?.onMessage.removeListener(hear), {
          once: true,
        })
      },
    })
  },
})
