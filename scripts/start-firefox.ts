import { followSpeech } from '../test/e2e/harness/speech.ts'
import { launchFirefox } from '../test/firefox/harness/launch.ts'
import type { RoomServer } from '../test/room/types.ts'
import type { BrowserOptions, StartedBrowser } from './start-browser.ts'

/**
 * Opens Firefox with the extension. It speaks by the voices of the system; without a window it makes no sound, and
 * what it speaks is told.
 * @param server the simulated room's, to which every host leads
 */
export async function startFirefox(
  options: BrowserOptions,
  server: RoomServer | undefined,
): Promise<StartedBrowser> {
  const firefox = await launchFirefox({
    ...options,
    systemVoices: !options.headless,
    ...(server && { port: server.port }),
  })
  const [page = await firefox.browser.newPage()] = await firefox.browser.pages()
  return {
    gone: firefox.gone,
    store: async stored => {
      const bare = await firefox.openBarePage()
      await bare.evaluate(stored => chrome.storage.local.set(stored), stored)
      await bare.close()
    },
    onEvent: async listen => void (await firefox.collectEvents(null, ({ event }) => listen(event))),
    openPanel: async () => {
      await firefox.openSidebar()
      return 'in the sidebar'
    },
    goto: url => firefox.visit(page, url),
    ...(options.headless && {
      onSpoken: async listen => {
        const told = await followSpeech(await firefox.openBarePage())
        let heard = 0
        const next = async (): Promise<void> => {
          const { spoken } = await told(({ spoken }) => spoken.length > heard, 3_600_000)
          for (const text of spoken.slice(heard)) listen(text)
          heard = spoken.length
          return next()
        }
        // It ends with the page.
        next().catch(() => undefined)
      },
    }),
    close: () => firefox.close(),
  }
}
