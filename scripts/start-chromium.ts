import { type Launched, launch } from '../test/e2e/harness/launch.ts'
import { openSidePanel } from '../test/e2e/harness/side-panel.ts'
import type { RoomServer } from '../test/room/types.ts'
import { onReload } from './development.ts'
import type { BrowserOptions, StartedBrowser } from './start-browser.ts'

/**
 * Opens Chromium with the extension.
 * @param testVoice speaks in place of the system's voices, and is told
 */
export async function startChromium(
  options: BrowserOptions,
  server: RoomServer | undefined,
  testVoice: boolean,
): Promise<StartedBrowser & { followReloads(again: () => Promise<void>, signal: AbortSignal): void }> {
  const { headless } = options
  const browser: Launched = await launch({
    ...options,
    voice: testVoice,
    chromiumArgs: [...(server?.chromiumArgs ?? []), ...windowFlags(headless, testVoice)],
  })
  const page = browser.context.pages()[0] ?? (await browser.context.newPage())
  return {
    gone: browser.gone,
    store: async stored => {
      await page.goto(browser.url('manifest.json'))
      await page.evaluate(stored => chrome.storage.local.set(stored), stored)
    },
    onEvent: async listen => void (await browser.collectEvents(null, ({ event }) => listen(event))),
    openPanel: async () => {
      await page.goto(browser.url('sidepanel.html'))
      try {
        await openSidePanel(browser, page)
        return 'in the side panel'
      } catch {
        await browser.openPanel()
        return 'in a window of its own'
      }
    },
    goto: async url => void (await page.goto(url)),
    ...(testVoice && {
      onSpoken: listen => browser.voice.onUtterance(({ text }) => listen(text)),
    }),
    close: browser.close,
    followReloads: (again, signal) => void onReload(browser, again, signal),
  }
}

function windowFlags(headless: boolean, testVoice: boolean): string[] {
  return [
    '--window-size=1280,860',
    // Hides the warning bar about the simulated room's flags.
    ...(headless ? [] : ['--test-type']),
    ...(process.platform === 'linux' && !testVoice ? ['--enable-speech-dispatcher'] : []),
  ]
}
