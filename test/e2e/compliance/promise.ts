import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { IN_FIREFOX, openBrowser, type TestBrowser, type TestPage } from './browser.ts'
import { type ComplianceServer, PATCHED, startServer, UNPATCHED } from './server.ts'

/** An IM socket of the room 7, and a socket and polls of no interest. */
export const PUSH = 'wss://webcast5-ws-web-lf.douyin.com/webcast/im/push/v2/?room_id=7'
export const OTHER_SOCKET = 'wss://webcast5-ws-web-lf.douyin.com/other/?room_id=7'

/** What a page can notice without looking for it. */
export interface Noticed {
  console: string[]
  errors: string[]
}

/** A browser with the production build, the patched page and the unpatched one. Valid inside tests only. */
export interface Pages {
  browser: TestBrowser
  server: ComplianceServer
  patched: TestPage
  unpatched: TestPage
  noticed: { patched: Noticed; unpatched: Noticed }
}

/** Opens both pages for the tests of a file, and closes them behind it. */
export function usePages(): Pages {
  const pages = {} as Pages
  beforeAll(async () => {
    pages.server = await startServer()
    pages.browser = await openBrowser(pages.server)
    pages.noticed = { patched: { console: [], errors: [] }, unpatched: { console: [], errors: [] } }
    pages.patched = await open(pages, PATCHED, pages.noticed.patched)
    pages.unpatched = await open(pages, UNPATCHED, pages.noticed.unpatched)
  })
  afterAll(async () => {
    await pages.browser?.close()
    await pages.server?.close()
  })
  return pages
}

/**
 * A test that a promise of the platform is kept: `observe` runs in both pages, and must see the same, and what
 * the standard says.
 * @param name begins with the clause of the standard
 * @param observe runs in the page; returns plain data
 * @param kept what the standard promises
 */
export function promise<Seen>(
  pages: Pages,
  name: string,
  observe: () => Seen | Promise<Seen>,
  kept: Seen,
): void {
  test(name, async () => {
    const unpatched = await pages.unpatched.evaluate(observe)
    const patched = await pages.patched.evaluate(observe)
    expect(unpatched, 'the unpatched page').toEqual(kept)
    expect(patched, 'the patched page').toEqual(kept)
  })
}

/** As `promise`, where the standard leaves the details to the browser: both pages must see the same, and something. */
export function same(pages: Pages, name: string, observe: () => unknown): void {
  test(name, async () => {
    const unpatched = await pages.unpatched.evaluate(observe)
    const patched = await pages.patched.evaluate(observe)
    expect(JSON.stringify(unpatched ?? null).length).toBeGreaterThan(2)
    expect(patched).toEqual(unpatched)
  })
}

/** What the pages of a file have noticed so far, console lines and errors, is the same; a line that is late is awaited. */
export async function expectNothingNoticed({ noticed }: Pages): Promise<void> {
  const host = (line: string) => line.replaceAll(/live\.douyin\.com|unpatched\.example/g, 'here')
  await vi.waitFor(() => {
    expect(noticed.patched.errors.map(host)).toEqual(noticed.unpatched.errors.map(host))
    expect(noticed.patched.console.map(host).sort()).toEqual(noticed.unpatched.console.map(host).sort())
  }, 90_000)
}

async function open(pages: Pages, url: string, noticed: Noticed): Promise<TestPage> {
  const page = await pages.browser.openPage('about:blank')
  page.on('console', line => noticed.console.push(line.text()))
  page.on('pageerror', ({ message }) => {
    // A failed socket is a console line in Chromium and an error in Firefox, told when the network knows: in no order.
    const isFailedSocket = IN_FIREFOX && message.includes('wss://')
    noticed[isFailedSocket ? 'console' : 'errors'].push(message)
  })
  await page.goto(url)
  return page
}
