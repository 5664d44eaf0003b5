import type { Page } from 'playwright'
import type { TargetInfo } from './cdp.ts'
import type { Launched } from './launch.ts'
import { until } from './until.ts'

/**
 * Opens the real side panel in a page's window; it stays when the page goes elsewhere. Playwright does not list
 * it: use `evaluateIn`.
 * @param page is taken to an extension page, which alone may open the panel
 * @returns the panel's target
 */
export async function openSidePanel(browser: Launched, page: Page): Promise<TargetInfo> {
  await page.goto(browser.url('sidepanel.html'))
  const before = await panels(browser)
  const windowId = await page.evaluate(async () => (await chrome.windows.getCurrent()).id)
  // Chrome wants a user's gesture, and forgets it over an await.
  const session = await browser.context.newCDPSession(page)
  await session.send('Runtime.evaluate', {
    expression: `chrome.sidePanel.open({ windowId: ${windowId} })`,
    userGesture: true,
    awaitPromise: true,
  })
  await session.detach()
  const opened = await until(
    async () => (await panels(browser)).filter(now => before.every(old => old.targetId !== now.targetId)),
    found => found.length === 1,
    30_000,
    () => 'the side panel did not open',
  )
  return opened[0] as TargetInfo
}

/**
 * Evaluates an expression in a target that Playwright does not list.
 * @throws Error with what it threw
 */
export async function evaluateIn<T>(browser: Launched, targetId: string, expression: string): Promise<T> {
  const attach = { targetId, flatten: true }
  const { sessionId } = await browser.cdp.send<{ sessionId: string }>('Target.attachToTarget', attach)
  try {
    const how = { expression, awaitPromise: true, returnByValue: true }
    const { result, exceptionDetails } = await browser.cdp.send<{
      result: { value: T }
      exceptionDetails?: { text: string; exception?: { description?: string } }
    }>('Runtime.evaluate', how, sessionId)
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  } finally {
    await browser.cdp.send('Target.detachFromTarget', { sessionId }).catch(() => {})
  }
}

async function panels(browser: Launched): Promise<TargetInfo[]> {
  return (await browser.cdp.targets()).filter(({ url }) => url.startsWith(browser.url('sidepanel.html')))
}
