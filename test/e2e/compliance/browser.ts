import type { Page } from 'playwright'
import { FIREFOX_BUILD, type Firefox, launchFirefox } from '../../firefox/harness/launch.ts'
import { BUILD } from '../harness/extension.ts'
import { launch, until } from '../harness/index.ts'
import type { ComplianceServer } from './server.ts'

/** These tests run in each browser: vitest.config.ts says which. */
export const IN_FIREFOX = process.env.TINGDAN_BROWSER === 'firefox'

/** The production build of that browser. */
export const BUILT = IN_FIREFOX ? FIREFOX_BUILD : BUILD

/** What these tests use of a page: Puppeteer's, in Firefox, has the same by the same names. */
export type TestPage = Pick<
  Page,
  'evaluate' | 'evaluateHandle' | 'goto' | 'goBack' | 'reload' | 'frames' | 'title' | 'on' | 'close'
>

/** A browser with an extension, in which every host is the server. */
export interface TestBrowser {
  openPage(url: string): Promise<TestPage>
  /** Address of a file of the extension. */
  url(file: string): string
  killWorker(): Promise<void>
  close(): Promise<void>
}

export interface TestBrowserOptions {
  extension?: string
  /** Whether the extension opens no page for newcomers; default false. */
  welcome?: boolean
}

export async function openBrowser(
  server: ComplianceServer,
  options: TestBrowserOptions = {},
): Promise<TestBrowser> {
  const { welcome = false, extension = BUILT } = options
  if (IN_FIREFOX) return firefox(await launchFirefox({ extension, port: server.port, welcome }))
  return launch({ voice: false, welcome, extension, chromiumArgs: server.chromiumArgs })
}

function firefox(browser: Firefox): TestBrowser {
  return {
    openPage: async url => asTestPage(browser, await browser.openPage(url)),
    url: file => browser.url(file),
    killWorker: () => browser.killWorker(),
    close: () => browser.close(),
  }
}

/** A page whose `goto` and `goBack` do not wait for events that Firefox never sends. */
function asTestPage(browser: Firefox, page: Awaited<ReturnType<Firefox['openPage']>>): TestPage {
  const [goto, goBack] = [page.goto.bind(page), page.goBack.bind(page)]
  return Object.assign(page, {
    goto: (url: string) => browser.visit(page, url, goto),
    goBack: async () => void goBack({ timeout: 0 }).catch(() => undefined),
  }) as unknown as TestPage
}

/** The end of the name of a test that counts listeners: Firefox shows them to nobody but a person. */
export const UNCOUNTED = IN_FIREFOX ? ' (skipped: Firefox does not tell of listeners)' : ''

/** How many event listeners an object of the page has, as DevTools see it. Not in Firefox. */
export async function countListeners(page: TestPage, expression: string): Promise<number> {
  const cdp = await (page as Page).context().newCDPSession(page as Page)
  try {
    const { result } = await cdp.send('Runtime.evaluate', { expression })
    const { listeners } = await cdp.send('DOMDebugger.getEventListeners', { objectId: result.objectId ?? '' })
    return listeners.length
  } finally {
    await cdp.detach()
  }
}

/** Waits until the tap leaves a new socket alone; in Firefox it has by the time that a socket is open. */
export async function untilSilent(page: TestPage, url: string): Promise<void> {
  if (IN_FIREFOX) return
  await until(
    () => countListeners(page, `new WebSocket('${url}')`),
    count => count === 0,
    90_000,
    count => `${count} listeners`,
  )
}
