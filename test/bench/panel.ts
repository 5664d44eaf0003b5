import { setTimeout as delay } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright'
import { type Launched, launch } from '../e2e/harness/index.ts'
import { busy } from '../room/scenes.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { type Figures, percentile } from './figures.ts'
import { processorSeconds } from './processor.ts'

const RATE = 300
const SECONDS = 60
/** A panel may take so long to come to itself. */
const START_MS = 2_000
/** From when on its memory should not grow any more. */
const SETTLED_MS = 10_000
const MEBIBYTE = 2 ** 20

/**
 * A room of 300 messages a second for 60 s with all types shown: longest task and frame times after 2 s, memory
 * growth from 10 s to the end (after forced collections), processor time of page, worker and panel. The same
 * without folding.
 */
export async function measurePanel(): Promise<Figures> {
  const server = await startServer()
  try {
    const folded = await watch(server, true)
    const unfolded = await watch(server, false)
    return {
      panel_longest_task_ms: folded.longestTask,
      panel_tasks_over_100_ms: folded.longTasks,
      panel_frame_p95_ms: folded.frameP95,
      panel_frame_p99_ms: folded.frameP99,
      panel_memory_growth_mib: folded.growth,
      panel_rows_drawn_per_second: folded.rows,
      panel_cpu_percent_of_a_core_at_300_messages_per_second: folded.processor,
      unfolded_panel_frame_p95_ms: unfolded.frameP95,
      unfolded_panel_memory_growth_mib: unfolded.growth,
      unfolded_panel_rows_drawn_per_second: unfolded.rows,
      unfolded_panel_cpu_percent_of_a_core_at_300_messages_per_second: unfolded.processor,
    }
  } finally {
    await server.close()
  }
}

interface Watched {
  longestTask: number
  longTasks: number
  frameP95: number
  frameP99: number
  /** MiB */
  growth: number
  /** New rows a second. */
  rows: number
  /** Percent of a core. */
  processor: number
}

async function watch(server: RoomServer, folding: boolean): Promise<Watched> {
  const browser = await launch({ voice: false, chromiumArgs: server.chromiumArgs })
  try {
    const webRid = folding ? '300300' : '300301'
    const room = server.addRoom({ webRid, scene: busy(3, RATE, SECONDS), page: { transport: 'socket' } })
    await setUp(browser, folding)
    const panel = await browser.openPanel(room.roomId)
    const session = await browser.context.newCDPSession(panel)
    await watchFrames(panel)
    await browser.openRoom(room.url)
    await room.waitForClient()
    await delay(SETTLED_MS)
    const early = await heap(session)
    const busyBefore = await processorSeconds(browser)
    const start = performance.now()
    await room.done
    const seconds = (performance.now() - start) / 1_000
    const processor = ((await processorSeconds(browser)) - busyBefore) / seconds
    const growth = (await heap(session)) - early
    const { tasks, frames, rows, following } = await readFrames(panel)
    if (!following) throw new Error('the panel stopped following: these are figures of something else')
    return {
      longestTask: Math.round(Math.max(0, ...tasks)),
      longTasks: tasks.filter(task => task > 100).length,
      frameP95: percentile(frames, 0.95),
      frameP99: percentile(frames, 0.99),
      growth: Math.round(growth * 10) / 10,
      rows: Math.round(rows / SECONDS),
      processor: Math.round(processor * 1_000) / 10,
    }
  } finally {
    await browser.close()
  }
}

/** Shows every type of event, folded or not. */
async function setUp(browser: Launched, folding: boolean): Promise<void> {
  const page = await browser.openPage(browser.url('sidepanel.html'))
  await page.evaluate(async folding => {
    const show = { enter: true, like: true, audience: true, rank: true, system: true, unknown: true }
    const look = { fold: { crowd: folding, repeats: folding } }
    await chrome.storage.local.set({ settings: { show, look }, settings$: { v: 2 } })
  }, folding)
  await page.close()
}

interface Seen {
  /** Whether the newest row is still in sight. */
  following: boolean
  /** Long tasks and frame times in ms, and new rows, after the first 2 s. */
  tasks: number[]
  frames: number[]
  rows: number
}

async function watchFrames(panel: Page): Promise<void> {
  await panel.evaluate(startMs => {
    const seen: Seen = { following: true, tasks: [], frames: [], rows: 0 }
    Object.assign(globalThis, { seen })
    let from = Number.POSITIVE_INFINITY
    new PerformanceObserver(list => {
      for (const { startTime, duration } of list.getEntries())
        if (startTime >= from) seen.tasks.push(duration)
    }).observe({ type: 'longtask' })
    new MutationObserver(changes => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter(isRow).length
      // The room begins with its first row.
      if (added > 0) from = Math.min(from, performance.now() + startMs)
      if (performance.now() >= from) seen.rows += added
    }).observe(document.body, { childList: true, subtree: true })
    const isRow = (node: Node) => node instanceof HTMLElement && node.dataset.eventId !== undefined
    let before = Number.NaN
    const frame = (now: number) => {
      if (before >= from) seen.frames.push(now - before)
      before = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  }, START_MS)
}

function readFrames(panel: Page): Promise<Seen> {
  return panel.evaluate(() => ({
    ...(Reflect.get(globalThis, 'seen') as Seen),
    following: document.querySelector('.new') === null,
  }))
}

/** What the page's objects take after a forced collection, in MiB. */
async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return usedSize / MEBIBYTE
}
