import { defineContentScript } from 'wxt/utils/define-content-script'
import { DOUYIN_PAGES } from '../lib/capture/pages.ts'
import { CALL, RELAY_PORT } from '../lib/capture/port/messages.ts'
import { startRelay } from '../lib/capture/relay/start.ts'

export default defineContentScript({
  matches: DOUYIN_PAGES,
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  // WXT would post a message to the page's window.
  noScriptStartedPostMessage: true,
  main() {
    // The same in all browsers without the polyfill.
    startRelay(window, {
      connect: () => {
        const port = chrome.runtime.connect({ name: RELAY_PORT })
        // If unread, Chrome logs it to the page's console.
        port.onDisconnect.addListener(() => void chrome.runtime.lastError)
        return port
      },
      // The id vanishes with the extension (https://crbug.com/1434057).
      isAlive: () => chrome.runtime?.id !== undefined,
      onCall: (listener, signal) => {
        const hear = (message: unknown) => {
          if (message === CALL) listener()
        }
        chrome.runtime.onMessage.addListener(hear)
        signal.addEventListener('abort', () => chrome.runtime?.onMessage.removeListener(hear), {
          once: true,
        })
      },
    })
  },
})
