import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchOn, openScreen, REST_MS, toPng } from './screen.ts'

const SIZE = { width: 1280, height: 800 }
/** What is cut out, from the top left. */
const INSTALL = { width: 1280, height: 520 }
const PIN = { width: 1280, height: 330 }
/** The puzzle icon in a window of that size. */
const PUZZLE = ['1169', '62'] as const

/** How the extension is installed and pinned, in Chromium's own windows; left as it is without Xvfb and xdotool. */
export async function installPictures(folder: string, lang: 'zh-CN' | 'en-US'): Promise<void> {
  const screen = await openScreen(SIZE)
  if (!screen) return
  const browser = await launchOn(screen, SIZE, lang, [], { voice: false })
  try {
    const rows = (height: number) => screen.pixels().subarray(0, 4 * SIZE.width * height)
    const name = (picture: string) => join(folder, `${picture}-${lang.slice(0, 2)}.png`)
    const page = browser.context.pages()[0] ?? (await browser.context.newPage())
    await page.goto('chrome://extensions/')
    const mark = async (outline: string) => {
      for (const part of ['#devMode', '#loadUnpacked'])
        await page.locator(part).evaluate((element, outline) => {
          element.style.outline = outline
          element.style.outlineOffset = '5px'
          element.style.borderRadius = '18px'
        }, outline)
    }
    await mark('4px solid #dc2626')
    await page.waitForTimeout(REST_MS)
    const install = Buffer.from(rows(INSTALL.height))
    await mark('')
    spawnSync('xdotool', ['mousemove', ...PUZZLE, 'click', '1'], {
      env: { ...process.env, DISPLAY: screen.display },
    })
    await page.waitForTimeout(REST_MS)
    const pin = Buffer.from(rows(PIN.height))
    writeFileSync(name('install'), await toPng(browser, install, INSTALL))
    writeFileSync(name('pin'), await toPng(browser, pin, PIN))
  } finally {
    await browser.close()
    screen.close()
  }
}
