import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
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
        // A Port that is opened while the extension reloads may hang.
        setTimeout(() => reject(new Error('no answer')), 5000)
      }),
    PANEL_PORT,
  )
}

/** Waits until the worker is of the production build, whatever ran before. */
export async function waitForBuild(launched: Launched): Promise<void> {
  // A page of the new build tells its own, and goes with the reload: then another is opened.
  await launched.openPanel().catch(() => undefined)
  let page: Page | undefined
  const read = async () => {
    try {
      page ??= await launched.openPage(launched.url('archive.html'))
      return await soon(workerBuild(page))
    } catch (error) {
      void page?.close().catch(() => undefined)
      page = undefined
      return String(error)
    }
  }
  await until(
    read,
    told => told === buildUnderTest(),
    60_000,
    told => `the worker is ${told}`,
  )
  await page?.close()
}

/** What is asked of a page that goes may never be answered. */
function soon<T>(coming: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(reject, 10_000, new Error('no answer')))
  coming.catch(() => undefined)
  return Promise.race([coming, late])
}
