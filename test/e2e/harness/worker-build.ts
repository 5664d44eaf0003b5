import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { PANEL_PORT } from '../../../lib/messages/panel.ts'
import { BUILD } from './extension.ts'
import type { Launched } from './launch.ts'
import { until } from './until.ts'

/** Id of the production build. */
export const buildUnderTest = () => readFileSync(join(BUILD, 'build.txt'), 'utf8')

/** The build that the worker tells a page; of the first ones it told none. */
export function workerBuild(page: Page): Promise<string> {
  return page.evaluate(
    name =>
      new Promise<string>((resolve, reject) => {
        const port = chrome.runtime.connect({ name })
        port.onMessage.addListener(message => {
          resolve(String(message.build))
          port.disconnect()
        })
        port.onDisconnect.addListener(() => reject(new Error('the worker went away')))
      }),
    PANEL_PORT,
  )
}

/**
 * Does what reloads the extension, and waits for the next worker, of the production build. No page is opened meanwhile:
 * one that opens while an extension reloads may keep its worker from ever starting.
 */
export async function reloaded(launched: Launched, act: () => Promise<unknown>): Promise<void> {
  const { targetId } = await launched.waitForWorker()
  // The page in which it is done goes.
  await act().catch(() => undefined)
  await until(
    () => launched.worker(),
    worker => worker !== undefined && worker.targetId !== targetId,
    60_000,
    worker => (worker ? 'the worker is the one before' : 'no worker'),
  )
  const page = await launched.openPage(launched.url('archive.html'))
  expect(await workerBuild(page)).toBe(buildUnderTest())
  await page.close()
}

/** Opens a page of the production build beside an older worker, which is to reload the extension. */
export function renewed(launched: Launched): Promise<void> {
  const panel = { url: launched.url('sidepanel.html'), newWindow: true }
  return reloaded(launched, () => launched.cdp.send('Target.createTarget', panel))
}
