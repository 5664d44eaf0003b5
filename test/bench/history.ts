import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { build, type Rollup } from 'vite'
import { root } from '../../scripts/node.mjs'
import { type Launched, launch } from '../e2e/harness/index.ts'
import type { Figures } from './figures.ts'
import { roomEvents } from './history-events.ts'

const EVENTS = 1_000_000
/** Events of a room from which the million is made. */
const SAMPLE = 10_000
const SESSION = '7300000000000000001'

/**
 * Writes a million events, then opens, filters and exports them in the history page. TINGDAN_HISTORY_EVENTS sets
 * the number.
 */
export async function measureHistory(
  events = Number(process.env.TINGDAN_HISTORY_EVENTS) || EVENTS,
): Promise<Figures> {
  const browser = await launch({ voice: false, lang: 'en-US' })
  try {
    const filled = await fill(browser, events)
    const page = await browser.openPage(browser.url(`archive.html#session=${SESSION}`), {
      width: 1300,
      height: 900,
    })
    return {
      ...filled,
      ...(await open(browser, page)),
      ...(await filter(page)),
      ...(await exportAll(browser, page)),
    }
  } finally {
    await browser.close()
  }
}

async function fill(browser: Launched, events: number): Promise<Figures> {
  const page = await browser.openPage(browser.url('archive.html'))
  await page.evaluate(await probe())
  const given: [unknown, string, number] = [roomEvents(SAMPLE), SESSION, events]
  const { writing, sealing, people } = await page.evaluate(([sample, id, count]) => {
    const run = Reflect.get(globalThis, 'fill') as (...of: unknown[]) => Promise<Filled>
    return run(sample, id, count)
  }, given)
  const { usageDetails } = await page.evaluate(() => navigator.storage.estimate() as Promise<Estimate>)
  await page.close()
  return {
    history_events_written_per_second: Math.round((events / writing) * 1000),
    history_events_written_and_sealed_per_second: Math.round((events / (writing + sealing)) * 1000),
    history_bytes_of_disk_per_event: Math.round((usageDetails?.indexedDB ?? Number.NaN) / events),
    history_people: people,
  }
}

interface Filled {
  writing: number
  sealing: number
  people: number
}
interface Estimate {
  usageDetails?: { indexedDB?: number }
}

async function probe(): Promise<string> {
  const entry = join(root, 'test/bench/history-probe.ts')
  const built = (await build({
    configFile: false,
    root,
    logLevel: 'silent',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'probe' } },
  })) as Rollup.RollupOutput[]
  return built[0]?.output[0].code ?? ''
}

/** From the address to rows, numbers and chart. */
async function open(browser: Launched, page: Page): Promise<Figures> {
  const url = browser.url(`archive.html#session=${SESSION}`)
  await page.goto('about:blank')
  const start = Date.now()
  await page.goto(url)
  await page.locator('[data-event-id]').first().waitFor()
  await page.locator('.chart canvas').waitFor()
  return { history_first_screen_ms: Date.now() - start }
}

/** A word in what a million say, counted by the page's own clock. */
async function filter(page: Page): Promise<Figures> {
  return page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('.search input')
    const list = document.querySelector('[data-testid=events]')
    if (!input || !list) throw new Error('no search')
    const start = performance.now()
    let first = 0
    const watcher = new MutationObserver(() => {
      const row = list.querySelector('[data-event-id]')
      if (row?.textContent?.includes('多少钱')) first ||= performance.now() - start
    })
    watcher.observe(list, { childList: true, subtree: true })
    input.value = '多少钱'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    while (first === 0 || document.querySelector('.events progress')) {
      await new Promise(resolve => setTimeout(resolve, 10))
    }
    watcher.disconnect()
    return {
      history_filter_first_results_ms: Math.round(first),
      history_filter_ms: Math.round(performance.now() - start),
    }
  })
}

const FORMATS = ['Excel', 'CSV', 'Text', 'JSON Lines', 'ASS', 'Danmaku XML']

/** Each export format, with the peak memory of the page's process. */
async function exportAll(browser: Launched, page: Page): Promise<Figures> {
  await page.getByRole('combobox', { name: /Search/ }).press('Escape')
  // What filling the store has left behind is not the export's.
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const figures: Figures = { history_page_before_export_mb: Math.round((await ownBytes(browser)) / 1e6) }
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  for (const format of FORMATS) {
    const name = format.toLowerCase().replace(' ', '_')
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('radio', { name: format }).check({ force: true })
    const start = Date.now()
    const download = page.waitForEvent('download', { timeout: 600_000 })
    await page.getByRole('button', { name: 'Save file' }).click()
    let most = 0
    let isDone = false
    void download.then(() => {
      isDone = true
    })
    while (!isDone) {
      most = Math.max(most, await ownBytes(browser))
      await new Promise(resolve => setTimeout(resolve, 200))
    }
    figures[`history_export_${name}_ms`] = Date.now() - start
    figures[`history_export_${name}_peak_mb`] = Math.round(most / 1e6)
    await (await download).delete()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  return figures
}

/**
 * Private memory of the largest renderer, that of the extension's pages; Linux only. Like the browser's task
 * manager it leaves out the shared program.
 */
async function ownBytes({ cdp }: Launched): Promise<number> {
  interface Processes {
    processInfo: { type: string; id: number }[]
  }
  const { processInfo } = await cdp.send<Processes>('SystemInfo.getProcessInfo')
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        const status = readFileSync(`/proc/${id}/status`, 'utf8')
        const of = (name: string) => Number(RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) * 1024
        return of('RssAnon') + of('VmSwap')
      } catch {
        // It has gone meanwhile, or there is no /proc here.
        return 0
      }
    })
  return Math.max(0, ...sizes)
}
