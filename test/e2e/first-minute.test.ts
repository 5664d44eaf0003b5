import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { describe, expect, onTestFinished, test } from 'vitest'
import { missingPrograms } from '../../scripts/test-programs.mjs'
import { filesOf, zipFiles } from '../../scripts/zip-files.ts'
import { layZip } from '../fixtures/old-build.ts'
import { createMessages } from '../room/messages.ts'
import { startServer } from '../room/server.ts'
import { connectCdp } from './harness/cdp.ts'
import { startChromium } from './harness/chromium.ts'
import { startDisplay } from './harness/display.ts'
import { BUILD, VOICE, VOICE_ID } from './harness/extension.ts'
import { until } from './harness/index.ts'
import { TestVoice } from './harness/voice.ts'

const missing = missingPrograms('display')
const why = missing.length > 0 ? ` (skipped: no ${missing.join(', ')} here)` : ''
/** Title of Chromium's window in which a folder is chosen. */
const CHOOSE = '选择扩展程序目录'

describe.skipIf(missing.length > 0)(`the first minute${why}`, () => {
  test('the zip unpacked, loaded by hand, pinned, a room opened: it is heard with nothing set', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tingdan-first-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))
    layZip(zipFiles(filesOf(BUILD)), join(folder, 'tingdan'))
    const server = await startServer()
    onTestFinished(() => server.close())
    const display = await startDisplay()
    onTestFinished(() => display.close())
    const running = await startChromium({
      extensions: [VOICE],
      takesOthers: true,
      args: server.chromiumArgs,
      headless: false,
      lang: 'zh-CN',
      env: display.env,
    })
    onTestFinished(() => running.close())
    const cdp = await connectCdp(running.endpoint)
    onTestFinished(() => cdp.close())
    const browser = await chromium.connectOverCDP(running.endpoint)
    const [context] = browser.contexts()
    if (!context) throw new Error('Chromium has no profile')
    context.setDefaultTimeout(90_000)
    const windows = (title: string) =>
      display.tool('search', '--onlyvisible', '--name', title).split('\n').filter(Boolean)

    // Installed.
    const page = context.pages()[0] ?? (await context.newPage())
    await page.goto('chrome://extensions/')
    const welcomes = context.waitForEvent('page', opened => opened.url().endsWith('/welcome.html'))
    await page.locator('#loadUnpacked').click()
    await until(
      async () => windows(CHOOSE),
      found => found.length > 0,
      30_000,
      () => 'no window to choose a folder in',
    )
    const [dialog = ''] = windows(CHOOSE)
    display.tool('windowfocus', '--sync', dialog)
    display.tool('key', 'ctrl+l')
    display.tool('type', '--delay', '20', `${join(folder, 'tingdan')}/`)
    const geometry = new Map(
      display
        .tool('getwindowgeometry', '--shell', dialog)
        .split('\n')
        .map(line => line.split('=') as [string, string]),
    )
    // Its button is in the lower right corner. The first click may only close the list of completions.
    const corner = [Number(geometry.get('WIDTH')) - 50, Number(geometry.get('HEIGHT')) - 23].map(String)
    await until(
      async () => {
        display.tool('mousemove', '--window', dialog, ...corner)
        display.tool('click', '1')
        return windows(CHOOSE)
      },
      found => found.length === 0,
      30_000,
      () => 'the folder was not taken',
    )
    const welcome = await welcomes
    const id = new URL(welcome.url()).host

    // Pinned.
    await page.goto(`chrome://extensions/?id=${id}`)
    await page.locator('#pin-to-toolbar').click()
    const isPinned = () => welcome.evaluate(async () => (await chrome.action.getUserSettings()).isOnToolbar)
    await expect.poll(isPinned).toBe(true)

    // A room, and the panel beside it.
    const room = server.addRoom({ webRid: '168168', scene: null, anchor: '糖糖' })
    const make = createMessages({ seed: 3, roomId: room.roomId, anchor: '糖糖' })
    await page.goto(room.url)
    await page.bringToFront()
    await room.waitForClient()
    const [window = ''] = windows('Chromium')
    display.tool('windowfocus', '--sync', window)
    display.tool('key', 'alt+shift+d')
    await until(
      () => cdp.targets(),
      targets => targets.some(({ url }) => url === `chrome-extension://${id}/sidepanel.html`),
      30_000,
      () => 'the panel did not open',
    )

    // Heard.
    room.push([make.chat({ text: '第一次听到', user: { nickname: '新来的' } })])
    const voice = new TestVoice(async () => {
      const heard = await context.newPage()
      await heard.goto(`chrome-extension://${VOICE_ID}/heard.html`)
      return heard
    })
    await voice.waitFor(heard => heard.some(({ text }) => text.includes('第一次听到')))
    await browser.close()
  })
})
