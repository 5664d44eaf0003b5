import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { ensureChromium } from '../../scripts/chromium.mjs'
import { missingPrograms } from '../../scripts/test-programs.mjs'
import { type Display, startDisplay } from './harness/display.ts'
import { type Launched, launch, until } from './harness/index.ts'

const missing = missingPrograms('display')
const why = missing.length > 0 ? ` (skipped: no ${missing.join(', ')} here)` : ''

describe.skipIf(missing.length > 0)(`keys${why}`, () => {
  let display: Display
  let browser: Launched
  let other: Browser

  beforeAll(async () => {
    display = await startDisplay()
    browser = await launch({ headless: false, env: display.env })
    other = await chromium.launch({
      executablePath: await ensureChromium(),
      headless: false,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      env: { ...(process.env as Record<string, string>), ...display.env },
    })
  })
  afterAll(async () => {
    await other?.close()
    await browser?.close()
    display?.close()
  })

  /** Gives a window the keys. @param title of the page in it, which has an input that takes them */
  const focus = async (page: Page, title: string) => {
    const [window = ''] = await until(
      async () => display.tool('search', '--onlyvisible', '--name', title).split('\n'),
      found => found[0] !== '',
      30_000,
      () => `no window of ${title}`,
    )
    display.tool('windowfocus', '--sync', window)
    // The window manager says so before the page takes keys.
    await until(
      async () => {
        display.tool('key', 'x')
        return page.locator('input').inputValue()
      },
      typed => typed !== '',
      15_000,
      () => `${title} takes no keys`,
    )
  }

  test('Alt+Shift+D opens the panel beside any page', async () => {
    const title = 'a page of any kind'
    await focus(await browser.openPage(`data:text/html,<title>${title}</title><input autofocus>`), title)
    display.tool('key', 'alt+shift+d')
    await until(
      () => browser.cdp.targets(),
      targets => targets.some(({ url }) => url === browser.url('sidepanel.html')),
      30_000,
      () => 'no side panel',
    )
  })

  test('while another program has the focus, Ctrl+Shift+1 pauses and goes on, Ctrl+Shift+9 is silence', async () => {
    const panel = await browser.openPanel()
    await panel.getByText('有新消息就会读').waitFor()
    const page = await other.newPage()
    await page.setContent('<title>another program</title><input autofocus>')
    await focus(page, 'another program')
    display.tool('key', 'ctrl+shift+1')
    await panel.getByRole('button', { name: '继续朗读' }).waitFor()
    display.tool('key', 'ctrl+shift+1')
    await panel.getByRole('button', { name: '暂停朗读' }).waitFor()
    display.tool('key', 'ctrl+shift+9')
    await panel.getByText('朗读已关闭').waitFor()
  })
})
