import type { Page } from 'playwright'
import type { Launched } from './launch.ts'

/** Opens the history page in full width: the list, or a session. */
export function openHistory(browser: Launched, session = ''): Promise<Page> {
  return browser.openPage(browser.url(`archive.html${session && `#session=${session}`}`), {
    width: 1300,
    height: 900,
  })
}
