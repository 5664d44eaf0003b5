import type { Page } from 'playwright'
import type { Launched } from './launch.ts'

/** Opens the history page, wide enough for all its columns: the list of sessions, or the session told. */
export function openHistory(browser: Launched, session = ''): Promise<Page> {
  return browser.openPage(browser.url(`archive.html${session && `#session=${session}`}`), {
    width: 1300,
    height: 900,
  })
}
