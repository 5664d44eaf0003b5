import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import type { RoomServer } from '../room/types.ts'
import { type Launched, launch } from './harness/index.ts'

let server: RoomServer
let browser: Launched

beforeAll(async () => {
  server = await startServer()
  browser = await launch({ chromiumArgs: server.chromiumArgs, voice: false })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const MARKUP = '<img src=x onerror="document.title=1"><svg onload="document.title=1"></svg><b>粗</b>'
/** What strangers send, and what of it has to be there to be read; empty: any. */
const HOSTILE: [text: string, readable: string][] = [
  [MARKUP, MARKUP],
  ['javascript:document.title=1', 'javascript:document.title=1'],
  ['\u202e倒过来的字\u202d与\u2066隔离\u2069', '倒过来的字与隔离'],
  ['看\u200b得\u200c见\u2060\ufeff的\u00ad字', '的字'],
  [`z${'\u0301'.repeat(5_000)}堆`, '堆'],
  [`${'哈嘿'.repeat(50_000)}`, '哈嘿哈嘿'],
  ['W'.repeat(5_000), 'WWWW'],
  ['\u0000\u0007\u001b[31m红', '红'],
  ['ﷺ'.repeat(300), ''],
  ['مرحبا بالعالم', 'مرحبا بالعالم'],
  ['\n\n\n换\r\n\t行', '换'],
]

test('hostile texts and names are text, readable, in their place, and reach nothing', async () => {
  const room = server.addRoom({ webRid: '660066', scene: null, page: { transport: 'socket' } })
  const make = createMessages({ seed: 66, roomId: room.roomId })
  const errors: string[] = []
  await browser.openRoom(room.url)
  const panel = await browser.openPanel(room.roomId)
  panel.on('dialog', dialog => errors.push(dialog.message()))
  panel.on('pageerror', error => errors.push(error.message))
  await room.waitForClient()
  for (const [at, [text, readable]] of HOSTILE.entries()) {
    const [said, named] = [make.chat({ text }), make.chat({ text: `旁边 ${at}`, user: { nickname: text } })]
    room.push([named, said])
    const row = panel.locator(`[data-testid="feed"] [data-event-id="${said.id}"]`)
    await row.waitFor()
    expect(await row.textContent()).toContain(readable)
    await harmless(panel)
    await openAll(panel, row)
  }
  expect(errors).toEqual([])
  expect(await panel.title()).toBe('听弹')
})

/** Opens what is told of a row and of its person. */
async function openAll(panel: Page, row: Locator): Promise<void> {
  for (const name of ['查看原始数据', '资料卡']) {
    await row.click({ button: 'right', position: { x: 60, y: 6 } })
    await panel.getByRole('menuitem', { name }).click()
    await panel.getByRole('dialog').waitFor()
    await harmless(panel)
    await panel.keyboard.press('Escape')
    await panel.getByRole('dialog').waitFor({ state: 'detached' })
  }
}

/** Nothing became an element, nothing is wider than the panel, no row covers another or is higher than some lines. */
async function harmless(panel: Page): Promise<void> {
  const seen = await panel.evaluate(() => {
    const rows = [...document.querySelectorAll('[data-testid="feed"] [data-event-id]')].map(row =>
      row.getBoundingClientRect(),
    )
    return {
      images: document.querySelectorAll('img[src="x"], svg[onload], [onerror]').length,
      wider: document.documentElement.scrollWidth - innerWidth,
      highest: Math.max(...rows.map(({ height }) => height)),
      covered: rows.filter(({ top }, at) => at > 0 && top < (rows[at - 1]?.bottom ?? 0) - 1).length,
    }
  })
  expect(seen).toMatchObject({ images: 0, covered: 0 })
  expect(seen.wider).toBeLessThanOrEqual(0)
  expect(seen.highest).toBeLessThan(220)
}

test('nothing that is stored is in the reach of a page’s content scripts', async () => {
  const room = server.addRoom({ webRid: '660067', scene: null, page: { transport: 'socket' } })
  const page = await browser.openRoom(room.url)
  await room.waitForClient()
  const session = await browser.context.newCDPSession(page)
  const worlds: number[] = []
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === browser.url('').replace(/\/$/, '')) worlds.push(context.id)
  })
  await session.send('Runtime.enable')
  await expect.poll(() => worlds.length).toBeGreaterThan(0)
  for (const contextId of worlds) {
    const { result } = await session.send('Runtime.evaluate', {
      contextId,
      expression: `chrome.storage.local.get().then(() => 'read', error => error.message)`,
      awaitPromise: true,
    })
    expect(result.value).toMatch(/not allowed/)
  }
})
